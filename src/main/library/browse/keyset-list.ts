import { z } from 'zod';
import type { MatchSet } from '../search/match-set';
import { notOfThisList, openCursor, sealCursor } from '../tables/sealed-cursor';
import type { Statements, Value } from '../worker/statements';

/** Up to so many are sorted by themselves; more are picked out of the whole list, which is in order already. */
const SORTED_ALONE = 4000;

const CursorSchema = z.object({ order: z.string(), after: z.array(z.union([z.string(), z.number()])) });

export interface Order {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

export interface ListPlan<By extends string> {
  readonly table: string;
  /** The column that the ids are in; `id` where it is not said. */
  readonly id?: string;
  /** What belongs to the list at all, as SQL; an index begins with it. */
  readonly where: string | null;
  /** The columns of each order, those of an index; the id comes last, so that no two rows are equal. */
  readonly columns: Readonly<Record<By, readonly string[]>>;
}

/** What a page is limited to by the column that an index begins with. */
export interface Only {
  readonly name: string;
  readonly condition: string;
  readonly value: Value;
}

interface Page {
  readonly only: Only | null;
  readonly order: Order & { columns: readonly string[] };
  readonly after: readonly Value[] | null;
  readonly limit: number;
}

/** Ids of a table's rows in any of its orders, page by page; page 10,000 is as quick as the first. */
export class KeysetList<By extends string> {
  constructor(
    private readonly statements: Statements,
    private readonly plan: ListPlan<By>,
  ) {}

  /**
   * @param among the only rows that are wanted, `only` what they have in common; null for all
   * @returns `next` is the cursor of what follows, null at the end. Throws AuralisError `invalid-input` where `cursor` is
   *   none of this list in this order.
   */
  page(
    order: { by: By; direction: Order['direction'] },
    cursor: string | null,
    limit: number,
    among: MatchSet | null,
    only: Only | null = null,
  ): { ids: number[]; next: string | null } {
    const columns = this.plan.columns[order.by];
    const name = this.orderName(order);
    const after = cursor === null ? null : this.placeOf(cursor, name, columns.length);
    const page: Page = { only, order: { ...order, columns }, after, limit: limit + 1 };
    const found = among === null ? this.all(page) : this.among(page, among);
    const ids = found.slice(0, limit);
    const last = ids.at(-1);
    const more = found.length > limit && last !== undefined;
    return { ids, next: more ? sealCursor({ order: name, after: this.keys(page, last) }) : null };
  }

  private get id(): string {
    return this.plan.id ?? 'id';
  }

  private placeOf(cursor: string, order: string, length: number): (string | number)[] {
    const parsed = CursorSchema.safeParse(openCursor(cursor));
    if (!parsed.success || parsed.data.order !== order || parsed.data.after.length !== length) throw notOfThisList();
    return parsed.data.after;
  }

  private all(page: Page): number[] {
    const sql = `${this.select(page, [])} LIMIT ?`;
    return this.statements.column<number>(this.name('all', page), sql).all(...valuesOf(page), page.limit);
  }

  private among(page: Page, among: MatchSet): number[] {
    if (among.size > SORTED_ALONE) return this.picked(page, among);
    const sql = `${this.select(page, [`${this.id} IN (SELECT value FROM json_each(?))`], 'NOT INDEXED')} LIMIT ?`;
    const statement = this.statements.column<number>(this.name('sorted', page), sql);
    return statement.all(among.toJson(), ...valuesOf(page), page.limit);
  }

  private picked(page: Page, among: MatchSet): number[] {
    const statement = this.statements.column<number>(this.name('picked', page), this.select(page, []));
    const ids: number[] = [];
    for (const id of statement.iterate(...valuesOf(page))) {
      if (among.has(id)) ids.push(id);
      if (ids.length === page.limit) break;
    }
    return ids;
  }

  private select({ only, order, after }: Page, conditions: readonly string[], hint = ''): string {
    const { table, where } = this.plan;
    const direction = order.direction === 'ascending' ? 'ASC' : 'DESC';
    const list = order.columns.join(', ');
    const places = order.columns.map(() => '?').join(', ');
    const all = [
      ...(where === null ? [] : [where]),
      ...conditions,
      ...(only ? [only.condition] : []),
      ...(after ? [`(${list}) ${direction === 'ASC' ? '>' : '<'} (${places})`] : []),
    ];
    const condition = all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
    const orderBy = order.columns.map((column) => `${column} ${direction}`).join(', ');
    return `SELECT ${this.id} FROM ${table} ${hint}${condition} ORDER BY ${orderBy}`;
  }

  /** The sort keys of a row, in the order of the columns. */
  private keys(page: Page, id: number): Value[] {
    const { order, only } = page;
    const among = only ? ` AND ${only.condition}` : '';
    const sql = `SELECT ${order.columns.join(', ')} FROM ${this.plan.table} WHERE ${this.id} = ?${among}`;
    const statement = this.statements.rows<Record<string, Value>>(this.name('keys', page), sql);
    const row = statement.get(id, ...(only ? [only.value] : []));
    return row ? Object.values(row) : [];
  }

  private name(part: string, { only, order, after }: Page): string {
    return `${this.orderName(order)}.${part}${only ? `.${only.name}` : ''}${after ? '.next' : ''}`;
  }

  private orderName({ by, direction }: Order): string {
    return `${this.plan.table}.${this.plan.where ?? 'every'}.${by}.${direction}`;
  }
}

/** What the placeholders of a page's conditions stand for. */
function valuesOf({ only, after }: Page): Value[] {
  return [...(only ? [only.value] : []), ...(after ?? [])];
}
