import {
  AV_SAMPLE_FMT_DBL,
  AV_SAMPLE_FMT_DBLP,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  AV_SAMPLE_FMT_S32P,
  AV_SAMPLE_FMT_S64,
  AV_SAMPLE_FMT_S64P,
  AV_SAMPLE_FMT_U8,
  AV_SAMPLE_FMT_U8P,
} from 'node-av/constants';
import { allAreSound, LOUDEST_SOUND } from '../dsp';

type Samples = Uint8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

interface SampleFormat {
  planar: boolean;
  isFloat: boolean;
  type: {
    new (buffer: ArrayBufferLike, byteOffset: number, length: number): Samples;
    readonly BYTES_PER_ELEMENT: number;
  };
  /** Powers of two only, so that up to 24 significant bits stay exact. */
  scale: number;
  offset: number;
}

const u8 = { type: Uint8Array, isFloat: false, scale: 1 / 128, offset: -128 };
const SHORT_SCALE = 2 ** -15;
const LONG_SCALE = 2 ** -31;
const s16 = { type: Int16Array, isFloat: false, scale: SHORT_SCALE, offset: 0 };
const s32 = { type: Int32Array, isFloat: false, scale: LONG_SCALE, offset: 0 };
const s64 = { type: BigInt64Array, isFloat: false, scale: 2 ** -63, offset: 0 };
const flt = { type: Float32Array, isFloat: true, scale: 1, offset: 0 };
const dbl = { type: Float64Array, isFloat: true, scale: 1, offset: 0 };

const FORMATS = new Map<number, SampleFormat>([
  [AV_SAMPLE_FMT_U8, { ...u8, planar: false }],
  [AV_SAMPLE_FMT_U8P, { ...u8, planar: true }],
  [AV_SAMPLE_FMT_S16, { ...s16, planar: false }],
  [AV_SAMPLE_FMT_S16P, { ...s16, planar: true }],
  [AV_SAMPLE_FMT_S32, { ...s32, planar: false }],
  [AV_SAMPLE_FMT_S32P, { ...s32, planar: true }],
  [AV_SAMPLE_FMT_S64, { ...s64, planar: false }],
  [AV_SAMPLE_FMT_S64P, { ...s64, planar: true }],
  [AV_SAMPLE_FMT_FLT, { ...flt, planar: false }],
  [AV_SAMPLE_FMT_FLTP, { ...flt, planar: true }],
  [AV_SAMPLE_FMT_DBL, { ...dbl, planar: false }],
  [AV_SAMPLE_FMT_DBLP, { ...dbl, planar: true }],
]);

/** Bits of one sample as the decoder hands it out; null for floating point and unknown formats. */
export function integerBits(format: number): number | null {
  const found = FORMATS.get(format);
  return found && !found.isFloat ? found.type.BYTES_PER_ELEMENT * 8 : null;
}

/** All samples of a frame's bytes; copied where they do not lie as typed arrays need them. */
function samplesOf(bytes: Uint8Array, { type }: SampleFormat, count: number): Samples {
  const aligned = bytes.byteOffset % type.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return new type(aligned.buffer, aligned.byteOffset, count);
}

/** Where in a frame's samples a plane lies, and how many. */
interface Place {
  first: number;
  step: number;
  frames: number;
}

function toFloat(samples: Samples, place: Place, format: SampleFormat): Float32Array {
  const { first, step, frames } = place;
  if (samples instanceof Float32Array && step === 1) return samples.subarray(first, first + frames);
  const plane = new Float32Array(frames);
  // The common types each have a loop of their own: one that meets several of them runs at a fraction of the speed.
  if (samples instanceof Float32Array) pick(plane, samples, place);
  else if (samples instanceof Int16Array) scaleShort(plane, samples, place);
  else if (samples instanceof Int32Array) scaleLong(plane, samples, place);
  else if (samples instanceof BigInt64Array)
    for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = Number(samples[at]) * format.scale;
  else scaleAny(plane, samples, place, format);
  return plane;
}

function pick(plane: Float32Array, samples: Float32Array, { first, step, frames }: Place): void {
  for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = samples[at] as number;
}

function scaleShort(plane: Float32Array, samples: Int16Array, { first, step, frames }: Place): void {
  for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = (samples[at] as number) * SHORT_SCALE;
}

function scaleLong(plane: Float32Array, samples: Int32Array, { first, step, frames }: Place): void {
  for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = (samples[at] as number) * LONG_SCALE;
}

function scaleAny(
  plane: Float32Array,
  samples: Uint8Array | Float64Array,
  { first, step, frames }: Place,
  { scale, offset }: SampleFormat,
): void {
  for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = ((samples[at] as number) + offset) * scale;
}

/**
 * The bytes of a decoded frame, plane after plane or interleaved, as planar floats, +-1.0 nominal; they may share memory
 * with `bytes`. Integers become floats by an exact power of two (narrower ones stand left-justified in the next wider
 * format). Null for a format that is not sound, or too few bytes.
 */
export function framePlanes(
  bytes: Uint8Array,
  format: number,
  channels: number,
  frames: number,
): Float32Array[] | null {
  const known = FORMATS.get(format);
  const count = frames * channels;
  if (!known || bytes.length < count * known.type.BYTES_PER_ELEMENT) return null;
  const samples = samplesOf(bytes, known, count);
  return Array.from({ length: channels }, (_, channel) =>
    known.planar
      ? toFloat(samples, { first: channel * frames, step: 1, frames }, known)
      : toFloat(samples, { first: channel, step: channels, frames }, known),
  );
}

/** Replaces NaN, infinities and absurdly large numbers by silence, in place, and says how many there were. */
export function silenceNonFinite(planes: Float32Array[]): number {
  let replaced = 0;
  for (const plane of planes) {
    if (allAreSound(plane)) continue;
    for (let i = 0; i < plane.length; i++) {
      if (Math.abs(plane[i] as number) <= LOUDEST_SOUND) continue;
      plane[i] = 0;
      replaced++;
    }
  }
  return replaced;
}
