import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { MessagePortMain } from 'electron';
import { onTestFinished } from 'vitest';
import { LoudnessMeter } from '../../src/main/audio/analysis';
import { openAudioSource } from '../../src/main/audio/decode';
import { planFor } from '../../src/main/audio/mastering';
import { FromSoundSchema, ToSoundSchema } from '../../src/main/audio/stream/protocol';
import { SoundEngine } from '../../src/main/audio/stream/sound-engine';
import { EnhancementWishes } from '../../src/main/enhancement';
import type { WishesOptions } from '../../src/main/enhancement/enhancement-wishes';
import type { StoredQueue } from '../../src/main/library';
import { createPlayback, type Playback, type PlaybackOptions } from '../../src/main/playback';
import type { ChildProcess, ProcessLauncher } from '../../src/main/processes';
import { SettingsStore } from '../../src/main/settings';
import type { TrackAnalysis } from '../../src/shared/domain/analysis';
import { AuralisError } from '../../src/shared/domain/errors';
import type { SoundCharacter, StoredFingerprint } from '../../src/shared/domain/fingerprint';
import type { Loudness } from '../../src/shared/domain/loudness';
import type { Plan } from '../../src/shared/domain/plan';
import type { Notice } from '../../src/shared/domain/playback';
import { DEFAULT_SORT, type Track, type TrackId } from '../../src/shared/domain/track';
import type { KeptOverrides, OverrideOwner, OwnPreset } from '../../src/shared/domain/wishes';
import { VirtualOutput } from './sound-listener';
import { temporaryFolder } from './temporary-folder';
import { writeWaveFile } from './wave-file';

export const RATE_HZ = 48_000;
const NOTHING: MessagePortMain = Object.create(null);

/** Sound processes that run the real engine in this one, and die when told to. */
class InMemoryProcesses implements ProcessLauncher {
  launched = 0;
  /** File at which a process dies, as a decoder would that a file makes crash. */
  deadly: string | null = null;
  private kill: (() => void) | null = null;

  constructor(private readonly output: VirtualOutput) {}

  launch(): ChildProcess {
    this.launched++;
    const messages: ((message: unknown) => void)[] = [];
    const exits: ((code: number | null) => void)[] = [];
    let alive = true;
    const engine = new SoundEngine((message) => {
      const copy = FromSoundSchema.parse(structuredClone(message));
      setImmediate(() => {
        if (alive) for (const listener of messages) listener(copy);
      });
    });
    const die = () => {
      if (!alive) return;
      alive = false;
      this.output.disconnect();
      engine.dispose();
      for (const listener of exits) listener(null);
    };
    this.kill = die;
    return {
      pid: undefined,
      post: (raw) => {
        const message = ToSoundSchema.parse(structuredClone(raw));
        setImmediate(() => {
          if (!alive || message.type === 'ping') return;
          if (message.type === 'attach') this.output.connect(engine);
          else if (message.type === 'open' && message.path === this.deadly) die();
          else engine.handle(message);
        });
      },
      onMessage: (listener) => messages.push(listener),
      onExit: (listener) => exits.push(listener),
      kill: die,
    };
  }

  killCurrent(): void {
    this.kill?.();
  }
}

/** Of sound that asks for no shaping. */
const ORDINARY: SoundCharacter = {
  fingerprint: { crest: null, stereoWidth: null, phaseCorrelation: null },
  extras: { thirdOctaveHz: [], thirdOctaveDb: [], subsonicDb: null },
};

/** Playback with everything real but process boundaries, database and device. */
export class PlaybackRig {
  readonly folder = temporaryFolder();
  readonly output = new VirtualOutput(RATE_HZ);
  readonly processes = new InMemoryProcesses(this.output);
  readonly settings = new SettingsStore(this.folder, () => undefined);
  readonly notices: Notice[] = [];
  readonly wishes: EnhancementWishes;
  /** What keeps the wishes, to be held up. */
  readonly wishLibrary: WishesOptions['library'];
  readonly playback: Playback;
  /** Files measured as a whole, in order. */
  readonly measured: string[] = [];
  /** What the library holds already. */
  readonly analyses = new Map<string, Loudness>();
  readonly fingerprints = new Map<TrackId, StoredFingerprint>();
  /** What the library was told of plays, in order. */
  readonly plays: Parameters<PlaybackOptions['library']['recordPlay']>[0][] = [];
  private readonly tracks: Track[] = [];

  constructor(private stored: StoredQueue | null = null) {
    this.wishLibrary = { ...this.libraryRows(), ...this.wishRows() };
    this.wishes = new EnhancementWishes({
      library: this.wishLibrary,
      settings: this.settings,
      analysis: { analyze: async (path) => this.analysed(path) },
      onProblem: (error) => this.playback.notify(error, 'none'),
    });
    this.playback = createPlayback({
      wishes: this.wishes,
      library: this.libraryRows(),
      analysis: this.analysis(),
      settings: this.settings,
      launcher: this.processes,
      processFolder: this.folder,
      soundPorts: () => ({ port1: NOTHING, port2: NOTHING }),
      faults: new Set<string>(),
    });
    this.playback.attachPage({ postMessage: () => undefined });
    this.playback.notices.listen((notice) => this.notices.push(notice));
    onTestFinished(() => {
      this.playback.dispose();
      this.settings.dispose();
    });
  }

  /** Adds a track to the end of the library. */
  add(name: string, left: Float32Array, tags: Partial<Track> = {}): Track {
    return this.addFile(writeWaveFile(join(this.folder, name), [left, left], RATE_HZ), tags);
  }

  /** Takes a track out of the library, as when its file was deleted. */
  drop(track: Track): void {
    this.tracks.splice(this.tracks.indexOf(track), 1);
  }

  addFile(path: string, tags: Partial<Track> = {}): Track {
    const { size: sizeBytes } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
    const track: Track = {
      id: this.tracks.length + 1,
      path,
      title: basename(path),
      artist: null,
      albumArtist: null,
      album: null,
      composer: null,
      genre: null,
      year: null,
      trackNumber: null,
      discNumber: null,
      durationSeconds: null,
      sampleRateHz: null,
      channels: null,
      bitsPerSample: null,
      codec: null,
      bitrateBps: null,
      sizeBytes,
      modifiedAtMs: 0,
      addedAtMs: 0,
      artworkHash: null,
      replayGain: null,
      available: true,
      albumId: null,
      favourite: false,
      rating: null,
      playCount: 0,
      lastPlayedAtMs: null,
      ...tags,
    };
    this.tracks.push(track);
    return track;
  }

  /** What the library was given to keep. */
  get storedQueue(): StoredQueue | null {
    return this.stored;
  }

  play(track: Track): Promise<void> {
    return this.playback.play({ trackId: track.id, from: { sort: DEFAULT_SORT, query: '' } });
  }

  /** Puts out sound until something is so; fails after ten seconds of sound. */
  async until(what: string, so: () => boolean): Promise<void> {
    for (let i = 0; i < 500; i++) {
      if (so()) return;
      await this.output.run(0.02);
      if (this.playback.state.latest?.kind === 'recovering') await wait(5);
    }
    throw new Error(`never came: ${what}; ${JSON.stringify(this.playback.state.latest)}`);
  }

  private analysed(path: string): TrackAnalysis {
    const nothing = { fingerprint: null, fingerprintNotes: [], extras: null, contentHash: null, problems: [] };
    const loudness = measure(path);
    return { file: path, durationSeconds: 1, sampleRateHz: RATE_HZ, channels: 2, loudness, ...nothing };
  }

  private wishRows(): Omit<WishesOptions['library'], keyof PlaybackOptions['library']> {
    const kept = new Map<string, KeptOverrides>();
    const presets: OwnPreset[] = [];
    const keyOf = (owner: OverrideOwner) => {
      if (owner.scope === 'preset') return `preset ${owner.preset}`;
      const { albumId, id } = this.tracks[owner.trackId - 1] ?? { albumId: null, id: 0 };
      if (owner.scope === 'album') return albumId === null ? null : `album ${albumId}`;
      return `track ${id}`;
    };
    return {
      overrides: async (owner) => {
        const key = keyOf(owner);
        return key === null ? null : (kept.get(key) ?? {});
      },
      putOverrides: async (owner, overrides) => void kept.set(keyOf(owner) ?? '', overrides),
      ownPresets: async () => [...presets],
      addPreset: async (preset, overrides) => {
        const id = presets.length + 1;
        presets.push({ id, ...preset });
        kept.set(`preset ${id}`, overrides);
        return id;
      },
      describePreset: async (id, text) => void Object.assign(presets.find((preset) => preset.id === id) ?? {}, text),
      removePreset: async (id) => void presets.splice(0, presets.length, ...presets.filter((one) => one.id !== id)),
      albumTracks: async (trackId) => {
        const { albumId } = this.tracks[trackId - 1] ?? { albumId: null };
        if (albumId === null) return [];
        return this.tracks
          .filter((track) => track.albumId === albumId)
          .map(({ id, path, sizeBytes, modifiedAtMs, durationSeconds }) => ({
            id,
            path,
            sizeBytes,
            modifiedAtMs,
            seconds: durationSeconds ?? 1,
            lufs: this.analyses.get(path)?.integratedLufs ?? null,
            truePeakDbtp: this.analyses.get(path)?.truePeakDbtp ?? null,
            crestDb: 12,
          }));
      },
    };
  }

  private libraryRows(): PlaybackOptions['library'] {
    const plans = new Map<string, Plan>();
    return {
      track: async (id) => {
        const track = this.tracks.find((candidate) => candidate.id === id);
        if (!track) throw new AuralisError('track-not-found');
        return track;
      },
      resolve: async (source) =>
        Uint32Array.from(source.kind === 'tracks' ? source.ids : this.tracks.map(({ id }) => id)),
      tracksById: async (ids) => this.tracks.filter(({ id }) => ids.includes(id)),
      queue: async () => this.stored,
      saveQueue: async (state, lists) => {
        this.stored = { state, ...(lists ?? this.stored ?? { tracks: new Uint32Array(), restore: null }) };
        this.stored.state = state;
      },
      plan: async ({ path }, hash) => plans.get(path + hash) ?? null,
      putPlan: async ({ path }, hash, plan) => void plans.set(path + hash, plan),
      fingerprint: async (id) => this.fingerprints.get(id) ?? null,
      analysis: async ({ path }) => this.analyses.get(path) ?? null,
      recordPlay: async (play) => this.plays.push(play) > 0,
      putAnalysis: async ({ path }, _version, loudness) => void this.analyses.set(path, loudness),
    };
  }

  private analysis(): PlaybackOptions['analysis'] {
    return {
      measureEnhanced: async (path) => ({ loudness: measure(path), extras: ORDINARY.extras }),
      quickAnalyze: async (path) => ({ loudness: measure(path), character: ORDINARY, heardSeconds: 1 }),
      plan: async (path, request) => {
        this.measured.push(path);
        const loudness = measure(path);
        return {
          plan: planFor({ source: loudness, basis: 'whole-file', request }),
          analysis: { ...this.analysed(path), durationSeconds: null, loudness },
        };
      },
    };
  }
}

function measure(path: string): Loudness {
  const source = openAudioSource(path);
  const { sampleRateHz: rateHz, channels } = source.info;
  const meter = new LoudnessMeter({ rateHz, channels });
  for (let block = source.read(4096); block; block = source.read(4096)) meter.add(block);
  source.close();
  return meter.result();
}
