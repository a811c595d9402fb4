import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { Settings } from '../../shared/domain/settings';
import { BackgroundAnalysis, KeptMeasurements } from '../analysis-queue';
import { ArtworkFiles, ThumbnailStore } from '../artwork';
import { AnalysisService } from '../audio/jobs';
import { BatchQueue } from '../batch';
import { createDiagnostics, type Diagnostics } from '../diagnostics';
import { EnhancementWishes } from '../enhancement';
import { type Disposable, DisposableStore } from '../events';
import { type Library, type LibraryThread, openLibrary } from '../library';
import { createPlayback, type Playback, type SoundPort } from '../playback';
import { type ProcessLauncher, TaskPool } from '../processes';
import { SettingsStore } from '../settings';
import { TagEditor, TagFiles } from '../tags';
import { libraryFile } from './library-file';
import type { Log } from './log';
import type { RuntimeFacts } from './runtime';

/** Everything that the player consists of beside its window. */
export interface Services {
  settings: SettingsStore;
  library: Library;
  analysis: AnalysisService;
  playback: Playback;
  wishes: EnhancementWishes;
  batch: BatchQueue;
  tags: TagEditor;
  artwork: ArtworkFiles;
  backgroundAnalysis: BackgroundAnalysis;
  diagnostics: Diagnostics;
  dispose(): Promise<void>;
}

export interface ServiceOptions {
  /** Folder that holds settings, library, covers and logs. */
  profileFolder: string;
  /** Folder of the built entry files. */
  processFolder: string;
  /** The library's thread, where it was started ahead for the same profile. */
  libraryThread?: LibraryThread;
  launcher: ProcessLauncher;
  log: Log;
  version: string;
  /** Executable and application that a diagnostic run starts again. */
  executable: string;
  appPath: string;
  packaged: boolean;
  runtime: RuntimeFacts;
  faults: { has(id: string): boolean };
  /** Makes a pair of ports between the sound process and the page. */
  soundPorts: SoundPort;
}

/** Whole-file measurements run beside the music, so they get one process; silence from it so long means it is stuck. */
const ANALYSIS = { name: 'Auralis Analysis', size: 1, lowPriority: true, timeoutSeconds: 60 };

/** Exports take what is left: one core stays free for the music and the person. */
const EXPORTS = { name: 'Auralis Export', lowPriority: true, timeoutSeconds: 60 };
/** The library is measured apart from what plays, which must not wait for it; one core is left to everything else. */
const BACKGROUND = { ...ANALYSIS, name: 'Auralis Background Analysis', size: Math.max(1, availableParallelism() - 1) };

/** About 40,000 covers in both sizes. */
const THUMBNAIL_BUDGET_BYTES = 512 * 1024 * 1024;

/**
 * The composition root: the only place that builds services, in order, from nothing but its options. It can be called
 * twice for two profiles; disposing lets go in reverse.
 */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const store = new DisposableStore();
  const settings = store.add(new SettingsStore(options.profileFolder, (error) => options.log.failure(error)));
  const startPool = (pool: typeof ANALYSIS) =>
    new TaskPool(options.launcher, join(options.processFolder, 'analysis-process.js'), pool);
  const pool = store.add(startPool(ANALYSIS));
  const analysis = new AnalysisService(pool);
  const library = await openLibrary(
    {
      file: libraryFile(options.profileFolder),
      artworkFolder: join(options.profileFolder, 'artwork'),
      processFolder: options.processFolder,
      launcher: options.launcher,
      cacheBudgetBytes: settings.current.cacheBudgetBytes,
      faults: options.faults,
    },
    options.libraryThread,
  );
  store.add(
    library.slowStatements.listen(({ name, milliseconds }) =>
      options.log.info(`slow statement ${name}: ${Math.round(milliseconds)} ms`),
    ),
  );
  const measurements = store.add(new KeptMeasurements(analysis, library, (error) => options.log.failure(error)));
  const wishes = store.add(
    new EnhancementWishes({ library, settings, analysis, onProblem: (error) => playback.notify(error, 'none') }),
  );
  const playback: Playback = store.add(
    createPlayback({ library, analysis: measurements, settings, wishes, ...options }),
  );
  const batch = store.add(createBatch(options, { library, playback, settings, wishes, store }));
  const backgroundAnalysis = store.add(
    new BackgroundAnalysis({
      library,
      playback,
      settings,
      inHand: measurements.inHand,
      size: BACKGROUND.size,
      startPool: () => startPool(BACKGROUND),
    }),
  );
  store.add(backgroundAnalysis.strained.listen((strained) => library.holdScans('playback', strained)));
  const thumbnails = store.add(
    new ThumbnailStore({
      folder: join(options.profileFolder, 'artwork', 'thumbnails'),
      processFolder: options.processFolder,
      launcher: options.launcher,
      budgetBytes: THUMBNAIL_BUDGET_BYTES,
    }),
  );
  store.add(
    library.coversGone.listen((hashes) => {
      thumbnails.forget(hashes).catch((thrown: unknown) => options.log.failure(thrown));
    }),
  );
  const artwork = new ArtworkFiles(
    (hash) => library.artworkFile(hash),
    thumbnails,
    (error) => options.log.failure(error),
  );
  const tags = store.add(
    new TagEditor({
      library,
      files: new TagFiles(options.launcher, options.processFolder),
      folder: join(options.profileFolder, 'tag-edits'),
      onProblem: (error) => playback.notify(error, 'none'),
    }),
  );
  store.add(library.warnings.listen((problem) => playback.notify(AuralisError.fromProblem(problem), 'none')));
  store.add(followWatching(settings, library, options.log));
  for (const problem of library.notices) playback.notify(AuralisError.fromProblem(problem), 'none');
  if (settings.problem) playback.notify(settings.problem, 'none');
  const diagnostics = store.add(createDiagnostics({ library, settings, playback, ...options }));
  return {
    settings,
    library,
    analysis,
    playback,
    wishes,
    batch,
    tags,
    artwork,
    backgroundAnalysis,
    diagnostics,
    dispose: async () => {
      await settings.flush();
      store.dispose();
      await library.dispose();
    },
  };
}

/** Watching begins so long after the start, milliseconds: going through the folders must not be in the window's way. */
const WATCH_AFTER_MS = 4000;

/** Has the folders watched for as long as the settings say so. */
function followWatching(settings: SettingsStore, library: Library, log: Log): Disposable {
  const store = new DisposableStore();
  let watched = false;
  const follow = ({ watchFolders }: Settings) => {
    if (watchFolders === watched) return;
    watched = watchFolders;
    library.watch(watchFolders).catch((thrown: unknown) => log.failure(AuralisError.from(thrown)));
  };
  const begin = setTimeout(() => {
    follow(settings.current);
    store.add(settings.changes.listen(follow));
  }, WATCH_AFTER_MS);
  store.defer(() => clearTimeout(begin));
  return store;
}

function createBatch(
  { launcher, processFolder, profileFolder }: ServiceOptions,
  {
    library,
    playback,
    settings,
    wishes,
    store,
  }: Pick<Services, 'library' | 'playback' | 'settings' | 'wishes'> & { store: DisposableStore },
): BatchQueue {
  const parallel = Math.max(1, availableParallelism() - 1);
  const pool = store.add(
    new TaskPool(launcher, join(processFolder, 'analysis-process.js'), { ...EXPORTS, size: parallel }),
  );
  const isBusy = () => playback.state.latest?.kind === 'playing' || playback.state.latest?.kind === 'loading';
  const onProblem = (error: AuralisError) => playback.notify(error, 'none');
  const batch = new BatchQueue({
    library,
    wishes,
    fingerprintUsed: () => settings.current.fingerprintEnabled,
    analysis: new AnalysisService(pool),
    profileFolder,
    parallel,
    isBusy,
    onProblem,
  });
  let busy = false;
  store.add(
    playback.state.listen(() => {
      if (busy && !isBusy()) batch.pump();
      busy = isBusy();
    }),
  );
  return batch;
}
