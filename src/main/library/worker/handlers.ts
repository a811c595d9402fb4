import { AuralisError } from '../../../shared/domain/errors';
import type { TrackId } from '../../../shared/domain/track';
import type { OwnPreset } from '../../../shared/domain/wishes';
import { browseHandlers, GroupSets, RememberedCounts, RememberedSets } from '../browse';
import { Copies, likenessHandlers, SoundPrints } from '../likeness';
import { LostTracks, playlistHandlers } from '../playlists';
import { Candidates } from '../search/candidates';
import { Corrections } from '../search/corrections';
import { MatchSets } from '../search/match-sets';
import { SearchResults } from '../search/search-results';
import type { SortKeyMaker } from '../search/sort-key';
import { Vocabulary } from '../search/vocabulary';
import { WordStore } from '../search/word-store';
import {
  AnalysisQueueTable,
  ArtworkTable,
  Catalogue,
  FingerprintTable,
  FolderCoverTable,
  FolderTable,
  MeasurementTable,
  OpinionTable,
  ProblemTable,
  ScanStore,
  TagEditTable,
  TrackLists,
  TrackMoves,
  TrackStore,
  WishTable,
} from '../tables';
import { editHandlers } from './edit-handlers';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
  Revisions,
  TableGroup,
} from './protocol';
import type { Statements } from './statements';

export type QueryHandlers = { [Name in QueryName]: (input: QueryInput<Name>) => QueryOutput<Name> };

/** A command says which groups of tables it has really changed. */
export type CommandHandlers = {
  [Name in CommandName]: (input: CommandInput<Name>, touch: (group: TableGroup) => void) => CommandOutput<Name>;
};

export interface Handlers {
  readonly queries: QueryHandlers;
  readonly commands: CommandHandlers;
  /** Ends a command's work, in its transaction. */
  settle(touch: (group: TableGroup) => void): void;
  /** The command's transaction was rolled back. */
  abandon(): void;
}

/** What smart playlists are found from. */
const SMART_GROUPS = ['tracks', 'roots', 'opinions', 'plays', 'measurements'] as const;

/** What the worker does for each query and command. */
export function createHandlers(statements: Statements, sortKey: SortKeyMaker, revisions: () => Revisions): Handlers {
  const matchSets = new MatchSets(statements, revisions);
  const sets = new RememberedSets(() => revisions().tracks);
  const counts = new RememberedCounts(statements, () => revisions().tracks);
  const lists = new TrackLists(statements, matchSets, new GroupSets(statements, sets), counts);
  const corrections = new Corrections(statements);
  const candidates = new Candidates(statements, sortKey, new Vocabulary(statements));
  const results = new SearchResults(candidates, matchSets, corrections);
  const folders = new FolderTable(statements);
  const problems = new ProblemTable(statements);
  const prints = new SoundPrints(statements);
  const copies = new Copies(statements, prints);
  const fingerprints = new FingerprintTable(statements);
  const analysisQueue = new AnalysisQueueTable(statements);
  const words = new WordStore(statements);
  const catalogue = new Catalogue(statements, sortKey, words);
  const tracks = new TrackStore(statements, sortKey, catalogue, words, {
    come: (id) => copies.place(id),
    go: (id) => void copies.leave(id),
  });
  const opinions = new OpinionTable(statements, catalogue);
  const measurements = new MeasurementTable(statements);
  const artwork = new ArtworkTable(statements);
  const wishes = new WishTable(statements);
  const tagEdits = new TagEditTable(statements);
  const forget = (id: TrackId) => {
    fingerprints.forget(id);
    analysisQueue.forgive(id);
    copies.place(id);
  };
  const moves = new TrackMoves(statements, tracks, catalogue, forget);
  const scans = new ScanStore(folders, tracks, problems, new FolderCoverTable(statements), moves, {
    isSame: (stored, found) => tagEdits.explains(stored, found),
    move: (before, now) => measurements.carryOver(before, now),
    forget,
  });
  const lostTracks = new LostTracks(statements);
  const playlists = playlistHandlers(statements, sortKey, () =>
    SMART_GROUPS.map((group) => revisions()[group]).join(','),
  );
  const edits = editHandlers(tagEdits, scans);
  return {
    settle: (touch) => {
      if (catalogue.settle()) touch('albums');
      if (copies.settle()) touch('copies');
    },
    abandon: () => {
      catalogue.abandon();
      copies.abandon();
    },
    queries: {
      ...playlists.queries,
      ...browseHandlers(statements, sets, counts, lists),
      ...likenessHandlers(statements, revisions),
      folders: () => folders.all(),
      problems: () => problems.all(),
      tracks: (input) => lists.page(input),
      count: ({ query, group }) => ({ tracks: lists.count(query, group) }),
      track: ({ id }) => lists.track(id),
      trackIds: ({ sort, query, group }) => lists.order(sort, query, group),
      search: ({ query, limit }) => results.find(query, limit),
      artwork: ({ hash }) => lists.artwork(hash),
      analysis: ({ file, algorithmVersion }) => measurements.analysis(file, algorithmVersion),
      plan: ({ file, requestHash }) => measurements.plan(file, requestHash),
      fingerprint: ({ id }) => fingerprints.get(id),
      analysisCounts: ({ algorithmVersion }) => analysisQueue.counts(algorithmVersion),
      unmeasuredAmong: ({ ids, algorithmVersion }) => analysisQueue.among(ids, algorithmVersion),
      unmeasured: ({ after, limit, algorithmVersion }) => analysisQueue.next(after, limit, algorithmVersion),
      analysisProblems: () => analysisQueue.problems(),
      ...edits.queries,
      ownPresets: () => wishes.presets(),
      overrides: ({ owner }) => wishes.overrides(owner),
      albumTracks: ({ trackId, algorithmVersion }) => wishes.albumTracks(trackId, algorithmVersion),
      sqliteVersion: () => statements.column<string>('sqlite.version', 'SELECT sqlite_version()').get() ?? '',
    },
    commands: {
      ...playlists.commands,
      addFolder: ({ path }, touch) => {
        const known = folders.byPath(path);
        if (known) return known;
        touch('roots');
        touch('tracks');
        touch('problems');
        return folders.add(path);
      },
      removeFolder: ({ id, limit }, touch) => {
        const root = folders.byId(id);
        if (!root) return { gone: true };
        const left = folders.handToOuter(root) ? [] : tracks.idsOfRoot(id, limit);
        for (const track of left) tracks.remove(track);
        touch('tracks');
        if (left.length === limit) return { gone: false };
        folders.remove(id);
        touch('roots');
        touch('problems');
        return { gone: true };
      },
      setFavourites: ({ ids, favourite }, touch) => {
        opinions.setFavourites(ids, favourite);
        touch('opinions');
        return null;
      },
      setRatings: ({ ids, rating }, touch) => {
        opinions.setRatings(ids, rating);
        touch('opinions');
        return null;
      },
      recordPlay: (play, touch) => {
        const stored = opinions.recordPlay(play);
        if (stored) touch('plays');
        return stored;
      },
      putAnalysis: ({ file, algorithmVersion, loudness }, touch) => {
        measurements.putAnalysis(file, algorithmVersion, loudness);
        touch('measurements');
        return null;
      },
      putPlan: ({ file, requestHash, plan }, touch) => {
        measurements.putPlan(file, requestHash, plan);
        touch('measurements');
        return null;
      },
      putFingerprint: ({ file, measured, contentHash }, touch) => {
        const stored = fingerprints.put(file, measured);
        const track = stored ? tracks.find(file.path) : undefined;
        if (track && analysisQueue.forgive(track.id)) touch('problems');
        if (track && contentHash) tracks.fillContentHash(track.id, contentHash);
        if (track) prints.put(track.id, measured);
        if (track) copies.place(track.id);
        if (stored) touch('measurements');
        return stored;
      },
      failAnalysis: ({ file, algorithmVersion, problem }, touch) => {
        const outcome = analysisQueue.fail(file, algorithmVersion, problem);
        touch('measurements');
        if (outcome.givenUp) touch('problems');
        return outcome;
      },
      addPreset: ({ preset, overrides }, touch) => {
        refuseTaken(wishes.presets(), preset.name);
        const id = wishes.addPreset(preset);
        wishes.putOverrides({ scope: 'preset', preset: id }, overrides);
        touch('wishes');
        return id;
      },
      describePreset: ({ id, text }, touch) => {
        const others = wishes.presets().filter((preset) => preset.id !== id);
        refuseTaken(others, text.name);
        if (!wishes.describePreset(id, text)) throw new AuralisError('preset-not-found');
        touch('wishes');
        return null;
      },
      removePreset: ({ id }, touch) => {
        wishes.removePreset(id);
        touch('wishes');
        return null;
      },
      putOverrides: ({ owner, overrides }, touch) => {
        if (!wishes.putOverrides(owner, overrides)) throw new AuralisError('track-not-found');
        touch('wishes');
        return null;
      },
      beginScan: ({ rootId, foldsCase, places }) => {
        scans.begin({ id: rootId, foldsCase: foldsCase ?? false }, places ?? null);
        return { tracks: tracks.countOfRoot(rootId) };
      },
      compareFiles: ({ rootId, files, covers }, touch) => scans.compare(rootId, files, covers, touch),
      storeFiles: ({ rootId, outcomes }, touch) => scans.storeFiles(rootId, outcomes, touch),
      storeProblem: ({ rootId, path, problem }, touch) => {
        scans.putProblem(rootId, { path }, problem, touch);
        return null;
      },
      removeUnseen: ({ rootId, unreachable, limit }, touch) => scans.removeUnseen(rootId, unreachable, limit, touch),
      removeOrphanCovers: ({ limit }) => artwork.removeOrphans(limit),
      finishScan: ({ rootId }, touch) => {
        scans.finish(rootId, touch);
        if (lostTracks.findAgain() > 0) touch('playlists');
        return null;
      },
      ...edits.commands,
      loseRoot: ({ rootId, problem }, touch) => {
        scans.loseRoot(rootId, problem, touch);
        return null;
      },
    },
  };
}

/** Two presets of one name could not be told apart. Throws AuralisError `preset-name-taken`. */
function refuseTaken(presets: readonly OwnPreset[], name: string): void {
  const folded = name.toLocaleLowerCase();
  if (presets.some((preset) => preset.name.toLocaleLowerCase() === folded))
    throw new AuralisError('preset-name-taken', { name });
}
