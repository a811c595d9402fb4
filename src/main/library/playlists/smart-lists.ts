import type { SmartRules } from '../../../shared/domain/smart-rules';
import { canonical } from '../cache/canonical';
import type { Statements } from '../worker/statements';
import { registerRuleFunctions } from './smart-fields';
import { dependsOnTime, smartSql } from './smart-sql';

/** So many lists are remembered: enough for the pages and totals of what is on the screen. */
const REMEMBERED = 4;

/** Finds the tracks of smart playlists, once for all pages, and again after what the rules look at has changed. */
export class SmartLists {
  private readonly lists = new Map<string, Uint32Array<ArrayBuffer>>();

  constructor(
    private readonly statements: Statements,
    private readonly revision: () => string,
  ) {
    registerRuleFunctions(statements);
  }

  /** The ids in order. */
  of(rules: SmartRules, nowMs: number): Uint32Array<ArrayBuffer> {
    const time = dependsOnTime(rules.group) ? nowMs : 0;
    const key = `${this.revision()} ${time} ${canonical(rules)}`;
    const list = this.lists.get(key) ?? this.find(rules, nowMs);
    this.lists.delete(key);
    this.lists.set(key, list);
    if (this.lists.size > REMEMBERED) this.lists.delete(this.lists.keys().next().value ?? '');
    return list;
  }

  durationSeconds(rules: SmartRules, nowMs: number): number {
    const ids = JSON.stringify([...this.of(rules, nowMs)]);
    const sql = `SELECT coalesce(sum(t.duration_seconds), 0) FROM json_each(?) AS wanted
      CROSS JOIN tracks AS t ON t.id = wanted.value`;
    return this.statements.column<number>('smart.duration', sql).get(ids) ?? 0;
  }

  private find(rules: SmartRules, nowMs: number): Uint32Array<ArrayBuffer> {
    const { sql, values } = smartSql(rules, nowMs);
    // Prepared for this once: every set of rules is another statement.
    const statement = this.statements.connection.prepare<typeof values, string>(sql).pluck();
    const json = this.statements.timed('smart.find', () => statement.get(...values));
    return Uint32Array.from(JSON.parse(json ?? '[]') as number[]);
  }
}
