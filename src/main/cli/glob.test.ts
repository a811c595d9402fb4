import { describe, expect, it } from 'vitest';
import { isGlob, parseGlob } from './glob';

describe('parseGlob', () => {
  const cases: [pattern: string, base: string, yes: string[], no: string[]][] = [
    ['*.flac', '.', ['a.flac', '.flac'], ['b/a.flac', 'a.flac2', 'aflac']],
    ['music/**/*.mp3', 'music', ['a.mp3', 'x/y/a.mp3'], ['a.ogg', 'x/y/a.mp3/z']],
    ['/music/[AB]*/??.wav', '/music', ['Abba/01.wav'], ['Cher/01.wav', 'Abba/1.wav']],
    ['/*.wav', '/', ['a.wav'], ['b/a.wav']],
    ['m/{a,b*}.{wav,flac}', 'm', ['a.wav', 'bcd.flac'], ['c.wav', 'a.mp3']],
    ['m/[!a]+(1).wav', 'm', ['b+(1).wav'], ['a+(1).wav', 'bb(1).wav']],
    ['m/**', 'm', ['a', 'x/y/z'], []],
  ];
  it.each(cases)('%s', (pattern, base, yes, no) => {
    const glob = parseGlob(pattern);
    expect(glob.base).toBe(base);
    expect(yes.filter((path) => !glob.matches(path))).toEqual([]);
    expect(no.filter((path) => glob.matches(path))).toEqual([]);
  });

  it('knows what is none', () => {
    expect(['a b.wav', 'a(1).wav'].filter(isGlob)).toEqual([]);
  });
});
