import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { matchExpression } from './match-expression';
import { queryTokens } from './query-tokens';

describe('fold', () => {
  it('takes letters to the form that people type', () => {
    expect(fold('Björk — Jóga')).toBe('bjork — joga');
    expect(fold('Sigur Rós: Ágætis Byrjun')).toBe('sigur ros: agaetis byrjun');
    expect(fold('Straße ŁÓDŹ')).toBe('strasse lodz');
    expect(fold('東京事変')).toBe('東 京 事 変');
    expect(fold('tab\tand\u0000nul')).toBe('tab and nul');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('matchExpression', () => {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE words USING fts5(title, artist, tokenize='unicode61 remove_diacritics 0')`);
  database.prepare('INSERT INTO words VALUES (?, ?)').run(fold('Can’t Stop “AND” NEAR'), fold('Håkan Hellström'));
  const find = database.prepare('SELECT rowid FROM words WHERE words MATCH ?').pluck();
  const found = (query: string) => find.all(matchExpression(queryTokens(query))).length > 0;

  it('finds by the beginnings of words, all of them, in any order', () => {
    expect(found('hakan st')).toBe(true);
    expect(found('HELLSTRÖM can')).toBe(true);
    expect(found('hakan missing')).toBe(false);
    expect(find.all(matchExpression(['hakan'], ['title']))).toEqual([]);
  });

  it('takes operators and quotes as text', () => {
    expect(found('and near')).toBe(true);
    expect(found('stop NOT hakan')).toBe(false);
    expect(found('"stop"')).toBe(true);
    expect(found('title:stop')).toBe(false);
  });

  it('never makes SQLite refuse, whatever is typed', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'"\'*:^(){}+-ab\u0000 ') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostile), (query) => {
        const tokens = queryTokens(query);
        if (tokens.length > 0) find.all(matchExpression(tokens, ['title', 'artist']));
      }),
      { numRuns: 300 },
    );
  });
});
