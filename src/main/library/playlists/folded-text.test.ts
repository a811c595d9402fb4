import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../search/fold';
import { Statements } from '../worker/statements';
import { registerRuleFunctions } from './smart-fields';
import { folded } from './smart-sql';

it('folds every text as searches do, whoever folds it', () => {
  const connection = new Database(':memory:');
  registerRuleFunctions(new Statements(connection, () => undefined));
  const ofText = connection
    .prepare<[string | null], string | null>(`SELECT ${folded('t.text')} FROM (SELECT ? AS text) AS t`)
    .pluck();
  const plain = fc.string({ unit: fc.constantFrom(...'aZ 09*[]?-~!  ') });
  const any = fc.oneof(
    plain,
    // No stored text holds a NUL: SQLite's own functions end at one.
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ' ')),
    fc.constantFrom('Ø', 'ß', '月光', '', ' ', '\t', 'a'.repeat(1200)),
  );
  fc.assert(
    fc.property(any, (text) => ofText.get(text) === fold(text)),
    { numRuns: 2000 },
  );
  expect(ofText.get(null)).toBeNull();
  connection.close();
});
