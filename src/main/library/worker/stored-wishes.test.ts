import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { NO_LOUDNESS } from '../../../shared/domain/loudness';
import { DEFAULT_SORT, type Track } from '../../../shared/domain/track';
import type { KeptOverrides, OverrideOwner, OwnPreset } from '../../../shared/domain/wishes';
import type { MeasuredAlbumTrack } from '../library-types';
import { LibraryEngine } from './engine';

const FOLDER = '/generated/music';
const OVERRIDES: KeptOverrides = { widthDb: 1.5, bandsDb: [2, ...Array(8).fill(null)], targetLufs: -16 };
const PRESET = {
  name: 'Evening',
  description: 'Soft and close.',
  base: 'warm',
  intensity: 0.75,
  targetLufs: -18,
  ceilingDbtp: -1.5,
} as const;

let file: string;
let engine: LibraryEngine;
let rootId: number;

async function open(): Promise<void> {
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
}

beforeEach(async () => {
  file = join(temporaryFolder(), 'l.sqlite');
  await open();
  onTestFinished(() => engine.close());
  rootId = (command('addFolder', { path: FOLDER }) as { id: number }).id;
});

const query = <Answer>(name: string, input: unknown = {}) => ask(engine, 'query', name, input) as Answer;
const command = <Answer>(name: string, input: unknown) => ask(engine, 'command', name, input) as Answer;
const overridesOf = (owner: OverrideOwner) => query<KeptOverrides | null>('overrides', { owner });
const put = (owner: OverrideOwner, overrides: KeptOverrides) => command('putOverrides', { owner, overrides });
const presets = () => query<OwnPreset[]>('ownPresets');
const tracks = () =>
  query<{ tracks: Track[] }>('tracks', { sort: DEFAULT_SORT, query: '', cursor: null, limit: 500 }).tracks;

/** Stores files as a scan does; each gets the tags given for its place. */
function scan(tags: readonly object[], changes: object = {}): void {
  command('beginScan', { rootId });
  const outcomes = [...generateOutcomes(FOLDER, tags.length)].map((outcome, i) => ({
    ...outcome,
    ...changes,
    path: `${FOLDER}/${i}.flac`,
    tags: { ...outcome.tags, album: null, albumArtist: null, ...tags[i] },
  }));
  command('storeFiles', { rootId, outcomes });
  command('removeUnseen', { rootId, unreachable: [], limit: 500 });
  command('finishScan', { rootId });
}

const idOf = (place: number) => {
  const found = tracks().find(({ path }) => path === `${FOLDER}/${place}.flac`);
  if (!found) throw new Error(`no track ${place}`);
  return found.id;
};

describe('what is set by hand', () => {
  const album = { album: 'Same', albumArtist: 'Her' };

  it('comes back for its track, its album and its preset, and for no other', () => {
    scan([album, album, { album: 'Other', albumArtist: 'Her' }, {}]);
    put({ scope: 'track', trackId: idOf(0) }, OVERRIDES);
    put({ scope: 'album', trackId: idOf(0) }, { ratio: 1.5 });
    put({ scope: 'preset', preset: 'warm' }, { widthDb: -3 });
    expect(overridesOf({ scope: 'track', trackId: idOf(0) })).toEqual(OVERRIDES);
    expect(overridesOf({ scope: 'track', trackId: idOf(1) })).toEqual({});
    expect(overridesOf({ scope: 'album', trackId: idOf(1) })).toEqual({ ratio: 1.5 });
    expect(overridesOf({ scope: 'album', trackId: idOf(2) })).toEqual({});
    expect(overridesOf({ scope: 'album', trackId: idOf(3) })).toBeNull();
    expect(overridesOf({ scope: 'preset', preset: 'warm' })).toEqual({ widthDb: -3 });
    expect(overridesOf({ scope: 'preset', preset: 'live' })).toEqual({});
    expect(overridesOf({ scope: 'track', trackId: 999 })).toBeNull();
  });

  it('survives a restart and a scan that reads every file anew', async () => {
    scan([album, album]);
    put({ scope: 'track', trackId: idOf(1) }, OVERRIDES);
    put({ scope: 'album', trackId: idOf(0) }, { ratio: 1.5 });
    engine.close();
    await open();
    scan([album, album], { modifiedAtMs: 77 });
    expect(overridesOf({ scope: 'track', trackId: idOf(1) })).toEqual(OVERRIDES);
    expect(overridesOf({ scope: 'album', trackId: idOf(1) })).toEqual({ ratio: 1.5 });
  });

  it('is replaced, and gone where nothing is set any more or its track is gone', () => {
    scan([album, album]);
    const owner: OverrideOwner = { scope: 'track', trackId: idOf(0) };
    put(owner, OVERRIDES);
    put(owner, { ratio: 2 });
    expect(overridesOf(owner)).toEqual({ ratio: 2 });
    put(owner, {});
    expect(overridesOf(owner)).toEqual({});
    put(owner, OVERRIDES);
    command('removeFolder', { id: rootId, limit: 10 });
    expect(overridesOf(owner)).toBeNull();
  });

  it('refuses a track that is not there, an album of a track that is on none, and values out of range', () => {
    scan([{}]);
    expect(() => put({ scope: 'track', trackId: 999 }, OVERRIDES)).toThrow(/not in the library/);
    expect(() => put({ scope: 'album', trackId: idOf(0) }, OVERRIDES)).toThrow(/not in the library/);
    expect(() => put({ scope: 'track', trackId: idOf(0) }, { widthDb: 99 })).toThrow();
    expect(overridesOf({ scope: 'track', trackId: idOf(0) })).toEqual({});
  });
});

describe('presets of one’s own', () => {
  it('are kept with their parameters, described anew, and go with them', async () => {
    const id = command<number>('addPreset', { preset: PRESET, overrides: OVERRIDES });
    engine.close();
    await open();
    expect(presets()).toEqual([{ id, ...PRESET }]);
    expect(overridesOf({ scope: 'preset', preset: id })).toEqual(OVERRIDES);
    command('describePreset', { id, text: { name: 'Night', description: '' } });
    expect(presets()).toEqual([{ id, ...PRESET, name: 'Night', description: '' }]);
    command('removePreset', { id });
    expect(presets()).toEqual([]);
    expect(overridesOf({ scope: 'preset', preset: id })).toEqual({});
    command('removePreset', { id });
    const next = command<number>('addPreset', { preset: PRESET, overrides: {} });
    expect(next).toBeGreaterThan(id);
  });

  it('are not called alike, and may be called by their own name again', () => {
    const id = command<number>('addPreset', { preset: PRESET, overrides: {} });
    expect(() => command('addPreset', { preset: { ...PRESET, name: 'EVENING' }, overrides: {} })).toThrow(/Evening/i);
    command('addPreset', { preset: { ...PRESET, name: 'Night' }, overrides: {} });
    expect(() => command('describePreset', { id, text: { name: 'night', description: '' } })).toThrow(/name/);
    command('describePreset', { id, text: { name: 'evening', description: 'x' } });
    expect(presets().map(({ name }) => name)).toEqual(['evening', 'Night']);
    expect(() => command('describePreset', { id: 99, text: { name: 'x', description: '' } })).toThrow(/not there/);
  });
});

describe('the tracks of an album', () => {
  const albumTracks = (trackId: number) => query<MeasuredAlbumTrack[]>('albumTracks', { trackId, algorithmVersion: 7 });

  it('come in its order with what is measured of them as it is now', () => {
    const on = (trackNumber: number) => ({ album: 'Same', albumArtist: 'Her', trackNumber, discNumber: 1 });
    scan([on(2), on(1), { album: 'Other', albumArtist: null }, {}]);
    const [first, second] = albumTracks(idOf(0));
    expect([first?.id, second?.id]).toEqual([idOf(1), idOf(0)]);
    expect(first).toMatchObject({ lufs: null, truePeakDbtp: null, crestDb: null });
    if (!first) throw new Error('no track');
    const loudness = { ...NO_LOUDNESS, integratedLufs: -12, truePeakDbtp: -1 };
    command('putAnalysis', { file: first, algorithmVersion: 7, loudness });
    expect(albumTracks(idOf(0))[0]).toMatchObject({ lufs: -12, truePeakDbtp: -1 });
    command('putAnalysis', { file: { ...first, sizeBytes: 1 }, algorithmVersion: 7, loudness });
    expect(albumTracks(idOf(0))[0]).toMatchObject({ lufs: null });
    expect(albumTracks(idOf(2)).map(({ id }) => id)).toEqual([idOf(2)]);
    expect(albumTracks(idOf(3))).toEqual([]);
  });
});
