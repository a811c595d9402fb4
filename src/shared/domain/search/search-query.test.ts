import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch } from './search-query';

const text = (value: string, more: object = {}) => ({
  kind: 'text',
  field: null,
  text: value,
  phrase: null,
  excluded: false,
  ...more,
});
const range = (field: string, lowest: number | null, highest: number | null, excluded = false) => ({
  kind: 'range',
  field,
  lowest,
  highest,
  excluded,
});
const DAY = 86_400_000;

describe('parseSearch', () => {
  it.each([
    ['blue train', [text('blue'), text('train')]],
    ['"blue train"', [text('blue train', { phrase: 'closed' })]],
    ['"still being typed', [text('still being typed', { phrase: 'open' })]],
    ['jazz -live', [text('jazz'), text('live', { excluded: true })]],
    ['artist:coltrane', [text('coltrane', { field: 'artist' })]],
    ['Album:"Kind of Blue"', [text('Kind of Blue', { field: 'album', phrase: 'closed' })]],
    ['-genre:pop', [text('pop', { field: 'genre', excluded: true })]],
    ['album-artist:miles', [text('miles', { field: 'albumartist' })]],
    ['year:1959', [range('year', 1959, 1959)]],
    ['year:1990..1999', [range('year', 1990, 1999)]],
    ['year:1999..1990', [range('year', 1990, 1999)]],
    ['year:..1960', [range('year', null, 1960)]],
    ['year:>1960', [range('year', 1961, null)]],
    ['year:<=1960', [range('year', null, 1960)]],
    ['-year:1959', [range('year', 1959, 1959, true)]],
    ['rating:4', [range('rating', 80, 89)]],
    ['rating:4..', [range('rating', 80, null)]],
    ['rating:3.5', [range('rating', 70, 70)]],
    ['plays:0', [range('plays', 0, 0)]],
    ['length:3..5', [range('length', 180, 359.999)]],
    ['length:>10:00', [range('length', 601, null)]],
    ['added:30d', [range('added', null, 30 * DAY)]],
    ['played:>1w', [range('played', 7 * DAY + 1, null)]],
    ['fav:', [{ kind: 'favourite', excluded: false }]],
    ['fav:no', [{ kind: 'favourite', excluded: true }]],
    ['-fav:yes', [{ kind: 'favourite', excluded: true }]],
  ])('takes %s apart', (typed, terms) => {
    expect(parseSearch(typed)).toEqual({ terms, unread: [] });
  });

  it('takes what is no filter for words', () => {
    expect(parseSearch('mission:impossible 3:am - --x').terms).toEqual(
      ['mission:impossible', '3:am', '-'].map((word) => text(word)).concat([text('-x', { excluded: true })]),
    );
  });

  it('changes nothing by a filter that is still without its value', () => {
    expect(parseSearch('abba artist:').terms).toEqual([text('abba')]);
    expect(parseSearch('abba year:').terms).toEqual([text('abba')]);
  });

  it('tells which filters it cannot read, and leaves only those out', () => {
    expect(parseSearch('year:soon fav:maybe abba rating:9 length:1:99')).toEqual({
      terms: [text('abba')],
      unread: [
        { field: 'year', value: 'soon' },
        { field: 'fav', value: 'maybe' },
        { field: 'rating', value: '9' },
        { field: 'length', value: '1:99' },
      ],
    });
  });

  it('takes any text at all, and no bound is ever no number', () => {
    const parts = fc.constantFrom(
      'year:',
      '..',
      '"',
      '-',
      'fav:',
      'a',
      ' ',
      ':',
      '>',
      '9',
      '\u0000',
      'é',
      '漢',
      'artist:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((all) => all.join('')),
        ),
        (typed) => {
          for (const term of parseSearch(typed).terms) {
            if (term.kind === 'text') expect(term.text).not.toBe('');
            if (term.kind !== 'range') continue;
            for (const bound of [term.lowest, term.highest]) if (bound !== null) expect(bound).not.toBeNaN();
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
