import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, QueryCache } from './query-cache';

type Group = 'tracks' | 'roots';
const GROUPS: readonly Group[] = ['tracks', 'roots'];

/** A store at the end of a line: what is sent is done, and answered, in the order it was sent. */
class DistantStore {
  readonly content: Record<Group, number> = { tracks: 0, roots: 0 };
  known: Record<Group, number> = { tracks: 0, roots: 0 };
  asked = 0;
  private readonly toDo: (() => void)[] = [];
  private readonly toTell: (() => void)[] = [];

  read(group: Group): Promise<Answer<{ version: number }, Group>> {
    this.asked++;
    return this.send(() => ({ value: { version: this.content[group] } }));
  }

  write(group: Group): Promise<unknown> {
    return this.send(() => {
      this.content[group]++;
      return { value: null };
    });
  }

  /** The store does the next thing it was sent. */
  work(): void {
    this.toDo.shift()?.();
  }

  /** The next answer arrives. */
  arrive(): void {
    this.toTell.shift()?.();
  }

  private send<Value>(act: () => { value: Value }): Promise<Answer<Value, Group>> {
    return new Promise((resolve) => {
      this.toDo.push(() => {
        const answer = { ...act(), revisions: { ...this.content } };
        this.toTell.push(() => {
          this.known = answer.revisions;
          resolve(answer);
        });
      });
    });
  }
}

function cacheOf(store: DistantStore, options: { budgetBytes?: number; ignoreRevisions?: boolean } = {}) {
  const cache = new QueryCache<Group>({ budgetBytes: 1_000_000, revisions: () => store.known, ...options });
  const read = (group: Group) => cache.read({ name: group, params: {}, reads: [group] }, () => store.read(group));
  return { cache, read };
}

const steps = fc.array(
  fc.oneof(
    fc.record({ act: fc.constantFrom('read' as const, 'write' as const), group: fc.constantFrom(...GROUPS) }),
    fc.record({ act: fc.constantFrom('work' as const, 'arrive' as const, 'clear' as const) }),
  ),
  { minLength: 30, maxLength: 120, size: 'max' },
);

/** Plays the steps; true where every answer was at least as new as the last write confirmed when it was asked for. */
async function neverStale(plan: typeof steps extends fc.Arbitrary<infer T> ? T : never, ignoreRevisions: boolean) {
  const store = new DistantStore();
  const { cache, read } = cacheOf(store, { ignoreRevisions });
  const confirmed: Record<Group, number> = { tracks: 0, roots: 0 };
  const checks: Promise<boolean>[] = [];
  for (const step of plan) {
    if (step.act === 'read') {
      const atLeast = confirmed[step.group];
      checks.push(read(step.group).then(({ version }) => version >= atLeast && version <= store.content[step.group]));
    } else if (step.act === 'write') {
      const { group } = step;
      checks.push(
        store.write(group).then(() => {
          confirmed[group]++;
          return true;
        }),
      );
    } else if (step.act === 'clear') cache.clear();
    else store[step.act]();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
  for (let left = 0; left < plan.length; left++) {
    store.work();
    store.arrive();
  }
  return (await Promise.all(checks)).every(Boolean);
}

describe('QueryCache', () => {
  it('never serves what was read before a write that the reader knew of', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (plan) => neverStale(plan, false)),
      { numRuns: 500 },
    );
  });

  it('would be caught serving old answers if revisions were left out of its keys', async () => {
    const result = await fc.check(
      fc.asyncProperty(steps, (plan) => neverStale(plan, true)),
      { numRuns: 500 },
    );
    expect(result.failed).toBe(true);
  });

  it('answers as its store does, asks as often as it says and stays within its budget, whatever happens at once', async () => {
    const IDS = 6;
    const budgetBytes = 3000;
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          act: fc.constant('read' as const),
          id: fc.nat(IDS - 1),
          group: fc.constantFrom(...GROUPS),
        }),
      },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('write' as const), group: fc.constantFrom(...GROUPS) }) },
      { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('work' as const, 'arrive' as const) }) },
      { weight: 1, arbitrary: fc.constant({ act: 'clear' as const }) },
    );
    const seen = { evictions: 0, shared: 0, hits: 0 };
    const agrees = async (plan: (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Promise<void> => {
      const store = new DistantStore();
      const { cache } = cacheOf(store, { budgetBytes });
      // Large beside the budget: a few of them fill it.
      const padded = async (group: Group, id: number) => {
        const { value, revisions } = await store.read(group);
        return { value: { ...value, id, text: 'x'.repeat(50 + id * 150) }, revisions };
      };
      const read = (group: Group, id: number) =>
        cache.read({ name: group, params: { id }, reads: [group] }, () => padded(group, id));
      const checks: Promise<unknown>[] = [];
      let reads = 0;
      for (const one of plan) {
        if (one.act === 'read') {
          reads++;
          checks.push(read(one.group, one.id).then(({ id }) => expect(id).toBe(one.id)));
        } else if (one.act === 'write') checks.push(store.write(one.group));
        else if (one.act === 'clear') cache.clear();
        else store[one.act]();
        for (let turn = 0; turn < 8; turn++) await Promise.resolve();
        const { bytes, entries, total } = cache.statistics();
        expect(bytes).toBeLessThanOrEqual(budgetBytes);
        expect(bytes > 0).toBe(entries > 0);
        if (one.act === 'clear') expect(entries).toBe(0);
        expect(total.hits + total.misses + total.shared).toBe(reads);
        expect(store.asked).toBe(total.misses);
      }
      for (let left = 0; left < plan.length; left++) {
        store.work();
        store.arrive();
      }
      await Promise.all(checks);
      // Nothing is under way any more: each answer is the one that the store itself would give.
      for (const group of GROUPS)
        for (let id = 0; id < IDS; id++)
          expect((await answered(store, read(group, id))).version).toBe(store.content[group]);
      const { total } = cache.statistics();
      for (const key of ['evictions', 'shared', 'hits'] as const) seen[key] += total[key];
    };
    const plans = fc.array(step, { minLength: 40, maxLength: 160, size: 'max' });
    await fc.assert(fc.asyncProperty(plans, agrees), { numRuns: 200 });
    // It was put under pressure: everything that it can do was done.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  }, 60_000);

  async function answered<T>(store: DistantStore, reading: Promise<T>): Promise<T> {
    store.work();
    store.arrive();
    return reading;
  }

  it('asks once for what many want at the same time, and not again afterwards', async () => {
    const store = new DistantStore();
    const { cache, read } = cacheOf(store);
    const both = Promise.all([read('tracks'), read('tracks')]);
    const [first, second] = await answered(store, both);
    expect(await read('tracks')).toBe(first);
    expect(second).toBe(first);
    expect(store.asked).toBe(1);
    expect(cache.statistics().byQuery.tracks).toEqual({ hits: 1, misses: 1, shared: 1, evictions: 0 });
  });

  it('hands out values that nobody can change', async () => {
    const store = new DistantStore();
    const value = await answered(store, cacheOf(store).read('tracks'));
    expect(() => Object.assign(value, { version: 7 })).toThrow(TypeError);
  });

  it('keeps within its budget by dropping what was used least recently', async () => {
    const revisions = { tracks: 0, roots: 0 };
    const cache = new QueryCache<Group>({ budgetBytes: 1000, revisions: () => revisions });
    let asked = 0;
    const read = (id: number) =>
      cache.read({ name: 'text', params: { id }, reads: ['tracks'] }, async () => {
        asked++;
        return { value: 'x'.repeat(150), revisions };
      });
    for (const id of [1, 2, 1, 3]) await read(id);
    expect(asked).toBe(3);
    await read(4);
    expect(cache.statistics().bytes).toBeLessThanOrEqual(1000);
    await read(1);
    expect(asked).toBe(4);
    await read(2);
    expect(asked).toBe(5);
    expect(cache.statistics().total.evictions).toBe(2);
  });

  it('does not keep an answer that is larger than its budget', async () => {
    const revisions = { tracks: 0, roots: 0 };
    const cache = new QueryCache<Group>({ budgetBytes: 100, revisions: () => revisions });
    const load = async () => ({ value: 'x'.repeat(1000), revisions });
    await cache.read({ name: 'text', params: {}, reads: [] }, load);
    expect(cache.statistics()).toMatchObject({ bytes: 0, entries: 0 });
  });

  it('is empty after clearing, and stays so when an older answer arrives', async () => {
    const store = new DistantStore();
    const { cache, read } = cacheOf(store);
    await answered(store, read('tracks'));
    const late = read('roots');
    cache.clear();
    await answered(store, late);
    expect(cache.statistics()).toMatchObject({ bytes: 0, entries: 0 });
    await answered(store, read('tracks'));
    expect(store.asked).toBe(3);
  });

  it('passes on a failure and asks again', async () => {
    const revisions = { tracks: 0, roots: 0 };
    const cache = new QueryCache<Group>({ budgetBytes: 1000, revisions: () => revisions });
    const query = { name: 'odd', params: {}, reads: ['tracks'] as const };
    await expect(cache.read(query, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.read(query, async () => ({ value: 5, revisions }))).toBe(5);
  });

  it('knows the same parameters in another order', async () => {
    const revisions = { tracks: 0, roots: 0 };
    const cache = new QueryCache<Group>({ budgetBytes: 1000, revisions: () => revisions });
    const load = async () => ({ value: 1, revisions });
    await cache.read({ name: 'q', params: { a: 1, b: [2] }, reads: [] }, load);
    await cache.read({ name: 'q', params: { b: [2], a: 1 }, reads: [] }, load);
    expect(cache.statistics().total).toMatchObject({ hits: 1, misses: 1 });
  });
});
