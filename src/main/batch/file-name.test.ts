import { describe, expect, it } from 'vitest';
import { fileNameFor } from './file-name';

describe('fileNameFor', () => {
  it.each([
    ['Föhn & Kessel', 'Übertage', 'Föhn & Kessel - Übertage'],
    [null, 'Untitled', 'Untitled'],
    ['AC/DC', 'Who Made Who?', 'AC_DC - Who Made Who_'],
    ['..', '../../etc/passwd', '- .._.._etc_passwd'],
    [null, 'con', '_con'],
    [null, 'NUL.txt', '_NUL.txt'],
    [null, 'ends in dots...  ', 'ends in dots'],
    [null, '\u0000\u0007\n', '___'],
    [' ', '. .', '_'],
  ])('%s, %s', (artist, title, expected) => {
    expect(fileNameFor(artist, title)).toBe(expected);
  });

  it('is never longer than a system allows, and cuts no character in two', () => {
    const name = fileNameFor('🎵'.repeat(100), 'x');
    expect(Buffer.byteLength(name)).toBe(200);
    expect(name).toBe('🎵'.repeat(50));
  });
});
