import type { LoudnessEstimate, TrackAnalysis } from '../../../shared/domain/analysis';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { Loudness } from '../../../shared/domain/loudness';
import {
  createCharacterMeter,
  createFingerprintMeter,
  LimiterResponseMeter,
  LoudnessMeter,
  MasteringAnalysis,
  type SoundFormat,
} from '../analysis';
import { type AudioSource, type AudioSourceInfo, openAudioSource } from '../decode';
import { soundHashOfFile } from '../identity';
import type { LimiterResponse } from '../mastering';
import type { Pacer } from './pacer';
import type { SoundStore } from './sound-store';
import type { Layout } from './tasks';

const BLOCK_SECONDS = 0.25;

const NO_FINGERPRINT = { fingerprint: null, fingerprintNotes: [], extras: null, contentHash: null };

/** By ITU-R BS.1770-4. */
const GATING_BLOCK_SECONDS = 0.4;
const GATE_LUFS = -70;

const WINDOWS = 3;
const WINDOW_SECONDS = 5;
/** Fade at the edges of a window, so that where two meet there is no step that would count as a peak. */
const EDGE_SECONDS = 0.005;

/** Blocks from here to the end, or at most `frames` frames. */
export function* blocksOf(source: AudioSource, frames = Number.POSITIVE_INFINITY): Generator<Float32Array[]> {
  const step = Math.max(1, Math.round(source.info.sampleRateHz * BLOCK_SECONDS));
  for (let left = frames; left > 0; left -= step) {
    const block = source.read(Math.min(step, left));
    if (!block) return;
    yield block;
  }
}

/** Done share of the file, 0..1; null where it does not tell its length. */
export function shareDone({ info, positionFrames }: AudioSource): number | null {
  return info.durationSeconds === null ? null : positionFrames / (info.durationSeconds * info.sampleRateHz);
}

/** What meters need to know of a source. */
export function soundFormat({ sampleRateHz, channels, channelPositions }: AudioSourceInfo): SoundFormat {
  return { rateHz: sampleRateHz, channels, positions: channelPositions };
}

/** Decodes and measures the whole file, fingerprint included. Throws AuralisError as `openAudioSource` and its `read` do. */
export async function measureFile(path: string, layout: Layout, pacer: Pacer): Promise<TrackAnalysis> {
  const { analysis, meter } = await measureWith(createFingerprintMeter, path, layout, pacer);
  const { fingerprint, notes, extras } = meter.result();
  return { ...analysis, fingerprint, fingerprintNotes: notes, extras, contentHash: soundHashOfFile(path) };
}

/** Measures the whole file's loudness alone, as {@link measureFile} does. */
export async function measureLoudness(path: string, layout: Layout, pacer: Pacer): Promise<TrackAnalysis> {
  const createMeter = async (format: SoundFormat) => {
    const meter = new LoudnessMeter(format);
    return { add: (block: Float32Array[]) => meter.add(block), result: () => ({ loudness: meter.result() }) };
  };
  return (await measureWith(createMeter, path, layout, pacer)).analysis;
}

/** How much is measured for a plan: the whole fingerprint, only what plans are made from, or the loudness alone. */
export type Thoroughness = 'fingerprint' | 'character' | 'loudness';

/** Measures as {@link measureFile} does, with what planning needs besides; `store` keeps what was decoded. */
export async function measureForMastering(
  path: string,
  { layout, measure }: { layout: Layout; measure: Thoroughness },
  pacer: Pacer,
  store: SoundStore,
) {
  const createMeter = async (format: SoundFormat) => {
    const meter = await METERS[measure](format);
    const add = (block: Float32Array[]) => {
      meter.add(block);
      store.keep(block);
    };
    return { add, result: () => meter.result() };
  };
  const { analysis, meter, sourceChannels } = await measureWith(createMeter, path, layout, pacer);
  const { limiterResponse, measured, character } = meter.result();
  /** Whether what was measured are the file's own channels. */
  const asItIs = analysis.channels === sourceChannels;
  const contentHash = measure === 'fingerprint' ? soundHashOfFile(path) : null;
  return { analysis: { ...analysis, ...measured, contentHash }, limiterResponse, character, asItIs };
}

interface MasteringResult {
  loudness: Loudness;
  limiterResponse: LimiterResponse | null;
  measured: Pick<TrackAnalysis, 'fingerprint' | 'fingerprintNotes' | 'extras'>;
  character: SoundCharacter | null;
}

const METERS: Record<
  Thoroughness,
  (format: SoundFormat) => Promise<{ add(block: Float32Array[]): void; result(): MasteringResult }>
> = {
  fingerprint: async (format) => {
    const response = new LimiterResponseMeter();
    const meter = await createFingerprintMeter({ ...format, listener: response });
    return {
      add: (block) => meter.add(block),
      result: () => {
        const { loudness, fingerprint, notes, extras } = meter.result();
        const measured = { fingerprint, fingerprintNotes: notes, extras };
        return { loudness, limiterResponse: response.result(), measured, character: { fingerprint, extras } };
      },
    };
  },
  character: async (format) => {
    const response = new LimiterResponseMeter();
    const meter = await createCharacterMeter({ ...format, listener: response });
    return {
      add: (block) => meter.add(block),
      result: () => ({ ...meter.result(), limiterResponse: response.result(), measured: NO_FINGERPRINT }),
    };
  },
  loudness: async (format) => {
    const meter = new MasteringAnalysis(format);
    return {
      add: (block) => meter.add(block),
      result: () => ({ ...meter.result(), measured: NO_FINGERPRINT, character: null }),
    };
  },
};

interface Meter {
  add(block: Float32Array[]): void;
  result(): { loudness: Loudness };
}

async function measureWith<M extends Meter>(
  createMeter: (format: SoundFormat) => Promise<M>,
  path: string,
  layout: Layout,
  pacer: Pacer,
): Promise<{ analysis: TrackAnalysis; meter: M; sourceChannels: number }> {
  const source = openAudioSource(path, { layout });
  try {
    const { sampleRateHz, channels } = source.info;
    const meter = await createMeter(soundFormat(source.info));
    for (const block of blocksOf(source)) {
      meter.add(block);
      await pacer.breathe(shareDone(source));
    }
    pacer.nextPass();
    const durationSeconds = source.positionFrames / sampleRateHz;
    const { loudness } = meter.result();
    const problems = [...source.warnings];
    if (loudness.integratedLufs === null) problems.push(unmeasurable(path, durationSeconds));
    const analysis = { file: path, durationSeconds, sampleRateHz, channels, loudness, problems };
    const { sourceChannels } = source.info;
    return { analysis: { ...analysis, ...NO_FINGERPRINT }, meter, sourceChannels };
  } finally {
    source.close();
  }
}

/** Why a file has no loudness by the standard: it lacks the length of a block, or all blocks are below the gate. */
function unmeasurable(path: string, durationSeconds: number): Problem {
  const reason =
    durationSeconds < GATING_BLOCK_SECONDS
      ? `It is shorter than ${GATING_BLOCK_SECONDS} s.`
      : `It is silent, or nowhere louder than ${GATE_LUFS} LUFS.`;
  return AuralisError.about(path, 'not-measurable', { reason }).toProblem();
}

/** Measures loudness and character of three windows spread over the file; all of a short one, and only the first of one that tells no length. */
export async function estimateLoudness(path: string, layout: Layout, pacer: Pacer): Promise<LoudnessEstimate> {
  const source = openAudioSource(path, { layout });
  try {
    const { sampleRateHz, durationSeconds } = source.info;
    const meter = await createCharacterMeter(soundFormat(source.info));
    let heardFrames = 0;
    for (const start of windowStarts(durationSeconds)) {
      source.seek(start);
      const long = start === 0 ? WINDOWS * WINDOW_SECONDS : WINDOW_SECONDS;
      for (const block of windowOf(source, Math.round(long * sampleRateHz))) {
        meter.add(block);
        heardFrames += block[0]?.length ?? 0;
        await pacer.breathe(heardFrames / sampleRateHz / (WINDOWS * WINDOW_SECONDS));
      }
    }
    return { ...meter.result(), heardSeconds: heardFrames / sampleRateHz };
  } finally {
    source.close();
  }
}

/** Places where windows start, seconds: the middles of equal thirds. */
function windowStarts(durationSeconds: number | null): number[] {
  if (durationSeconds === null || durationSeconds <= WINDOWS * WINDOW_SECONDS) return [0];
  const third = durationSeconds / WINDOWS;
  return Array.from({ length: WINDOWS }, (_, i) => (i + 0.5) * third - WINDOW_SECONDS / 2);
}

/** A window with soft edges, save where the file begins or ends. */
function* windowOf(source: AudioSource, frames: number): Generator<Float32Array[]> {
  const edge = Math.round(source.info.sampleRateHz * EDGE_SECONDS);
  const beginsFile = source.positionFrames === 0;
  let at = 0;
  for (const block of blocksOf(source, frames)) {
    const length = block[0]?.length ?? 0;
    for (const plane of block)
      for (let i = 0; i < length; i++) {
        const fade = Math.min(1, beginsFile ? 1 : (at + i) / edge, (frames - 1 - at - i) / edge);
        if (fade < 1) plane[i] = (plane[i] as number) * fade;
      }
    at += length;
    yield block;
  }
}
