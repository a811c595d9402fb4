import { describe, expect, it } from 'vitest';
import type { TagSummary } from '../../../shared/domain/tags';
import { changeCount, changesOf, EMPTY_FORM, storedText, typed } from './form-state';

const SUMMARY: TagSummary = {
  files: 2,
  common: { artists: ['Anna', 'Ben'], album: null, trackCount: 12, compilation: false },
  mixed: ['title', 'trackNumber'],
  problems: [],
};

describe('the form of the tag editor', () => {
  it('shows what is common, nothing where there is nothing, and null where files differ', () => {
    expect(storedText(SUMMARY, 'artists')).toBe('Anna; Ben');
    expect(storedText(SUMMARY, 'album')).toBe('');
    expect(storedText(SUMMARY, 'trackCount')).toBe('12');
    expect(storedText(SUMMARY, 'title')).toBeNull();
  });

  it('asks only for what was typed, and forgets what was typed back', () => {
    let form = typed(EMPTY_FORM, SUMMARY, 'artists', 'Anna; Cleo ; ');
    form = typed(form, SUMMARY, 'album', 'x');
    form = typed(form, SUMMARY, 'album', '');
    expect(changeCount(form)).toBe(1);
    expect(changesOf(form)).toEqual({ changes: { artists: ['Anna', 'Cleo'] } });
  });

  it('empties mixed fields only where that was asked for', () => {
    expect(changesOf(typed(EMPTY_FORM, SUMMARY, 'title', ''))).toEqual({ changes: { title: null } });
    expect(changesOf(EMPTY_FORM)).toEqual({ changes: {} });
  });

  it.each([
    ['trackNumber', '0'],
    ['trackNumber', '3.5'],
    ['trackNumber', 'three'],
    ['bpm', '-1'],
    ['date', '1999-02-30'],
    ['date', 'yesterday'],
    ['title', 'a\0b'],
    ['title', 'x'.repeat(20_000)],
  ] as const)('says that %s cannot be %j', (field, text) => {
    expect(changesOf(typed(EMPTY_FORM, SUMMARY, field, text))).toEqual({ wrong: field });
  });

  it('turns the cover and the compilation into changes', () => {
    const cover = { kind: 'replace', token: 't', name: 'cover.png' } as const;
    expect(changesOf({ texts: {}, compilation: true, cover })).toEqual({
      changes: { compilation: true, cover: { kind: 'replace', token: 't' } },
    });
    expect(changesOf({ texts: {}, cover: { kind: 'remove' } })).toEqual({ changes: { cover: { kind: 'remove' } } });
  });
});
