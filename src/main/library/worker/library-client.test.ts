import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../../../tests/support/library-thread';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { QueryCache } from '../cache/query-cache';
import type { LibraryClient } from './library-client';
import { QUERIES, type QueryInput, type QueryName } from './protocol';

const FOLDER = '/music';

async function withTracks(client: LibraryClient, count: number): Promise<number> {
  const { id } = await client.command('addFolder', { path: FOLDER });
  await client.command('beginScan', { rootId: id });
  await client.command('storeFiles', { rootId: id, outcomes: [...generateOutcomes(FOLDER, count)] });
  return id;
}

function cacheOf(client: LibraryClient, ignoreRevisions: boolean) {
  const cache = new QueryCache({ budgetBytes: 200_000, revisions: () => client.currentRevisions, ignoreRevisions });
  return <Name extends QueryName>(name: Name, params: QueryInput<Name>) =>
    cache.read({ name, params, reads: QUERIES[name].reads }, () => client.query(name, params));
}

const sort = { by: 'title', direction: 'ascending' } as const;
const byPlays = { by: 'plays', direction: 'descending' } as const;
const PLAY = { ms: 60_000, completed: true, skipped: false };
const id = fc.integer({ min: 1, max: 20 });
const step = fc.oneof(
  fc.record({ act: fc.constant('favourite' as const), id, favourite: fc.boolean() }),
  fc.record({ act: fc.constant('rate' as const), id, rating: fc.constantFrom(null, 20, 100) }),
  fc.record({ act: fc.constant('play' as const), id }),
  fc.record({ act: fc.constant('retitle' as const), id }),
  fc.record({ act: fc.constant('folder' as const), id }),
  fc.record({ act: fc.constant('pause' as const) }),
  fc.record({ act: fc.constant('read' as const), id }),
  fc.record({ act: fc.constant('read' as const), id }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

describe('a cached library', () => {
  /** True where every read gave what the database held, after any writes that were confirmed before it was asked. */
  async function agrees(steps: Step[], ignoreRevisions: boolean) {
    const client = await openClient({ file: join(temporaryFolder(), 'library.sqlite') });
    const rootId = await withTracks(client, 20);
    const read = cacheOf(client, ignoreRevisions);
    const outcomes = [...generateOutcomes(FOLDER, 20)];
    let serial = 0;
    const underWay: Promise<unknown>[] = [];
    const look = async (track: number) => [
      await read('track', { id: track }),
      await read('tracks', { sort, query: '', cursor: null, limit: 10 }),
      await read('tracks', { sort: byPlays, query: '', cursor: null, limit: 10 }),
      await read('folders', {}),
      await read('count', { query: 'changed' }),
    ];
    const lookPast = async (track: number) => [
      (await client.query('track', { id: track })).value,
      (await client.query('tracks', { sort, query: '', cursor: null, limit: 10 })).value,
      (await client.query('tracks', { sort: byPlays, query: '', cursor: null, limit: 10 })).value,
      (await client.query('folders', {})).value,
      (await client.query('count', { query: 'changed' })).value,
    ];
    for (const act of steps) {
      if (act.act === 'favourite')
        underWay.push(client.command('setFavourites', { ids: [act.id], favourite: act.favourite }));
      else if (act.act === 'rate') underWay.push(client.command('setRatings', { ids: [act.id], rating: act.rating }));
      else if (act.act === 'play')
        underWay.push(client.command('recordPlay', { ...PLAY, trackId: act.id, atMs: serial++ }));
      else if (act.act === 'folder') underWay.push(client.command('addFolder', { path: `/other/${act.id}` }));
      else if (act.act === 'retitle') {
        const outcome = outcomes[act.id - 1];
        const tags = outcome?.tags && { ...outcome.tags, title: `Changed ${serial++}` };
        if (outcome && tags)
          underWay.push(client.command('storeFiles', { rootId, outcomes: [{ ...outcome, tags, problem: null }] }));
      } else if (act.act === 'read') underWay.push(look(act.id));
      else {
        await Promise.all(underWay.splice(0));
        if (JSON.stringify(await look(1)) !== JSON.stringify(await lookPast(1))) return false;
      }
    }
    await Promise.all(underWay);
    return JSON.stringify(await look(2)) === JSON.stringify(await lookPast(2));
  }

  const property = (ignoreRevisions: boolean) =>
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }), (steps) =>
      agrees(steps, ignoreRevisions),
    );

  it('answers what the database holds, under writes and reads in any order', async () => {
    await fc.assert(property(false), { numRuns: 6 });
  });

  it('would be caught with revisions left out', async () => {
    expect((await fc.check(property(true), { numRuns: 6, endOnFailure: true })).failed).toBe(true);
  });
});

describe('LibraryClient', () => {
  it('hears within two seconds that another process wrote', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const [mine, other] = [await openClient({ file }), await openClient({ file })];
    const read = cacheOf(mine, false);
    expect(await read('folders', {})).toEqual([]);
    await other.command('addFolder', { path: '/from/elsewhere' });
    const heard = new Promise((resolve) => mine.revisions.listen(resolve));
    await heard;
    expect(await read('folders', {})).toMatchObject([{ path: '/from/elsewhere' }]);
  });

  it('refuses after its end instead of waiting for ever', async () => {
    const client = await openClient({ file: join(temporaryFolder(), 'library.sqlite') });
    await client.close();
    await expect(client.query('folders', {})).rejects.toMatchObject({ code: 'library-failed' });
  });

  it('sorts by another locale once it is asked to, and keeps to it', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const titles = async (client: LibraryClient) =>
      (await client.query('tracks', { sort, query: '', cursor: null, limit: 10 })).value.tracks.map(
        ({ title }) => title,
      );
    const first = await openClient({ file, locale: 'de' });
    const { id: rootId } = await first.command('addFolder', { path: FOLDER });
    await first.command('beginScan', { rootId });
    const names = ['Zebra', 'Ärger', 'Apfel'];
    const outcomes = [...generateOutcomes(FOLDER, 3)].map((outcome, index) => ({
      ...outcome,
      tags: outcome.tags && { ...outcome.tags, title: names[index] ?? '' },
    }));
    await first.command('storeFiles', { rootId, outcomes });
    expect(await titles(first)).toEqual(['Apfel', 'Ärger', 'Zebra']);
    await first.close();
    const second = await openClient({ file, locale: 'sv' });
    expect(await titles(second)).toEqual(['Apfel', 'Zebra', 'Ärger']);
    await second.close();
    expect(await titles(await openClient({ file, locale: null }))).toEqual(['Apfel', 'Zebra', 'Ärger']);
  });
});
