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

type Samples = Uint8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

interface SampleFormat {
  planar: boolean;
  bytes: number;
  isFloat: boolean;
  view(bytes: ArrayBuffer): Samples;
  /** Powers of two only, so that up to 24 significant bits stay exact. */
  scale: number;
  offset: number;
}

const u8 = { bytes: 1, isFloat: false, scale: 1 / 128, offset: -128, view: (b: ArrayBuffer) => new Uint8Array(b) };
const s16 = { bytes: 2, isFloat: false, scale: 1 / 32768, offset: 0, view: (b: ArrayBuffer) => new Int16Array(b) };
const s32 = { bytes: 4, isFloat: false, scale: 2 ** -31, offset: 0, view: (b: ArrayBuffer) => new Int32Array(b) };
const s64 = { bytes: 8, isFloat: false, scale: 2 ** -63, offset: 0, view: (b: ArrayBuffer) => new BigInt64Array(b) };
const flt = { bytes: 4, isFloat: true, scale: 1, offset: 0, view: (b: ArrayBuffer) => new Float32Array(b) };
const dbl = { bytes: 8, isFloat: true, scale: 1, offset: 0, view: (b: ArrayBuffer) => new Float64Array(b) };

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
  return found && !found.isFloat ? found.bytes * 8 : null;
}

/** The bytes in memory of their own: the decoder reuses its buffers, and typed arrays need alignment. */
function ownBytes(buffer: Uint8Array, length: number): ArrayBuffer {
  const own = new ArrayBuffer(length);
  new Uint8Array(own).set(buffer.subarray(0, length));
  return own;
}

function toFloat(samples: Samples, first: number, step: number, frames: number, format: SampleFormat): Float32Array {
  if (samples instanceof Float32Array && step === 1) return samples;
  const plane = new Float32Array(frames);
  if (samples instanceof BigInt64Array) {
    for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = Number(samples[at]) * format.scale;
    return plane;
  }
  const { scale, offset } = format;
  for (let i = 0, at = first; i < frames; i++, at += step) plane[i] = ((samples[at] as number) + offset) * scale;
  return plane;
}

/**
 * A decoded frame's buffers as planar floats, +-1.0 nominal. Integers become floats by an exact power of two
 * (narrower ones stand left-justified in the next wider format); null for a format that is not sound or buffers too short.
 */
export function framePlanes(
  data: Uint8Array[],
  format: number,
  channels: number,
  frames: number,
): Float32Array[] | null {
  const known = FORMATS.get(format);
  if (!known) return null;
  const length = frames * known.bytes * (known.planar ? 1 : channels);
  const buffers = data.slice(0, known.planar ? channels : 1);
  if (buffers.length < (known.planar ? channels : 1) || buffers.some((buffer) => buffer.length < length)) return null;
  if (known.planar) return buffers.map((buffer) => toFloat(known.view(ownBytes(buffer, length)), 0, 1, frames, known));
  const interleaved = known.view(ownBytes(buffers[0] as Uint8Array, length));
  return Array.from({ length: channels }, (_, channel) => toFloat(interleaved, channel, channels, frames, known));
}

/** Replaces NaN and infinities by silence, in place, and says how many there were. */
export function silenceNonFinite(planes: Float32Array[]): number {
  let replaced = 0;
  for (const plane of planes) {
    // A finite number less itself is 0, anything else is NaN: one addition a sample instead of a test.
    let probe = 0;
    for (let i = 0; i < plane.length; i++) {
      const sample = plane[i] as number;
      probe += sample - sample;
    }
    if (probe === 0) continue;
    for (let i = 0; i < plane.length; i++) {
      if (Number.isFinite(plane[i])) continue;
      plane[i] = 0;
      replaced++;
    }
  }
  return replaced;
}
