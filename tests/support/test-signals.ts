import { addTone } from './add-tone';
import { sampled } from './sampled';

/** Sound made by formula, so that the right answer is known. Levels are peak dBFS unless a name says otherwise. */

export interface Tone {
  seconds: number;
  /** Peak level, dBFS; -Infinity is silence. */
  level: number;
}

const amplitude = (level: number) => 10 ** (level / 20);

/**
 * A sine of changing level without a break in phase. Segments end at the nearest frame. Many of one rate are made faster from
 * one `carrier`: the same at 0 dBFS, at least as long.
 */
export function steppedSine(
  rateHz: number,
  tones: readonly Tone[],
  carrier = sineWave(rateHz, secondsOf(tones), 1000, 0),
): Float32Array {
  const ends = tones.map((_, i) => secondsOf(tones.slice(0, i + 1)));
  const signal = carrier.slice(0, Math.round(secondsOf(tones) * rateHz));
  let frame = 0;
  for (const [index, tone] of tones.entries()) {
    const end = Math.min(signal.length, Math.round((ends[index] as number) * rateHz));
    const peak = amplitude(tone.level);
    for (; frame < end; frame++) signal[frame] = peak * (signal[frame] as number);
  }
  return signal;
}

const secondsOf = (tones: readonly Tone[]) => tones.reduce((sum, { seconds }) => sum + seconds, 0);

/** A sine of one level, `phase` in degrees. */
export function sineWave(rateHz: number, seconds: number, frequencyHz: number, level: number, phase = 0): Float32Array {
  const signal = new Float32Array(Math.round(rateHz * seconds));
  addTone(signal, { rateHz, frequencyHz, peak: amplitude(level), phase: (phase * Math.PI) / 180 });
  return signal;
}

/** Uniform white noise, the same for the same seed. */
export function whiteNoise(frames: number, seed: number, level = 0): Float32Array {
  let state = seed >>> 0;
  const peak = amplitude(level);
  const signal = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    signal[i] = peak * (state / 2 ** 31 - 1);
  }
  return signal;
}

/** The signal with raised-cosine fades at both ends, in place. */
export function faded(signal: Float32Array, frames: number): Float32Array {
  for (let i = 0; i < Math.min(frames, signal.length); i++) {
    const fade = 0.5 - 0.5 * Math.cos((Math.PI * i) / frames);
    signal[i] = (signal[i] as number) * fade;
    signal[signal.length - 1 - i] = (signal[signal.length - 1 - i] as number) * fade;
  }
  return signal;
}

/** Something like music: chords that change, a bass, a beat of noise and tone, different left and right. */
export function musicLike(rateHz: number, seconds: number, level = -3): Float32Array[] {
  const frames = Math.round(rateHz * seconds);
  const beatFrames = rateHz / BEATS_A_SECOND;
  const beat = (at: (place: number) => number) => sampled(Math.ceil(beatFrames), (i) => at(i / beatFrames));
  const [kick, hat] = [beat(kickAt), beat(hatAt)];
  const swell = sineWave(rateHz, seconds, 0.11, 0).map((x) => 0.6 + 0.4 * x);
  const channels = [0, 1].map((channel) => {
    const chords = chordsOf(rateHz, frames, channel);
    const bass = new Float64Array(frames);
    eachChord(rateHz, frames, (root, from, to) => {
      const phase = Math.PI * root * (from / rateHz);
      addTone(bass, { rateHz, frequencyHz: root / 2, peak: 0.5, phase, from, to });
    });
    const hiss = whiteNoise(frames, channel + 1);
    for (let i = 0; i < frames; i++) {
      const chord = (swell[i] as number) * (chords[i] as number);
      const place = Math.floor(i % beatFrames);
      const drums = (kick[place] as number) + (hat[place] as number) * (hiss[i] as number);
      hiss[i] = chord + (bass[i] as number) + drums;
    }
    return hiss;
  });
  const scale = amplitude(level) / Math.max(...channels.map(peakOf));
  return channels.map((x) => x.map((value) => value * scale));
}

const BEATS_A_SECOND = 2;
const CHORD_SECONDS = 2;
const ROOTS_HZ = [220, 261.63, 196, 246.94];
/** Frequencies over the root, and their share of a chord. */
const PARTIALS = [
  [1, 1],
  [1.5, 0.7],
  [2.52, 0.5],
  [5.04, 0.2],
] as const;

/** The drum at a place within a beat, 0..1. */
const kickAt = (place: number) =>
  2.5 * Math.exp(-place * 14) * Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-place * 40)) * place);

/** How loud the noise is at a place within a beat, 0..1. */
const hatAt = (place: number) => 0.5 * Math.exp(-((place * 4) % 1) * 30);

function eachChord(rateHz: number, frames: number, visit: (rootHz: number, from: number, to: number) => void): void {
  for (let chord = 0, from = 0; from < frames; chord++) {
    const to = Math.min(frames, Math.ceil((chord + 1) * CHORD_SECONDS * rateHz));
    visit(ROOTS_HZ[chord % ROOTS_HZ.length] as number, from, to);
    from = to;
  }
}

function chordsOf(rateHz: number, frames: number, channel: number): Float64Array {
  const sum = new Float64Array(frames);
  eachChord(rateHz, frames, (root, from, to) => {
    for (const [ratio, peak] of PARTIALS) {
      const frequencyHz = root * ratio;
      const phase = 2 * Math.PI * frequencyHz * (from / rateHz) + channel * ratio;
      addTone(sum, { rateHz, frequencyHz, peak, phase, from, to });
    }
  });
  return sum;
}

function peakOf(signal: Float32Array): number {
  let peak = 0;
  for (const value of signal) peak = Math.max(peak, Math.abs(value));
  return peak;
}

/** Cuts planar sound into blocks, for feeding something that streams. */
export function* blocksOf(sound: readonly Float32Array[], frames: number): Generator<Float32Array[]> {
  const length = sound[0]?.length ?? 0;
  for (let start = 0; start < length; start += frames) {
    yield sound.map((channel) => channel.subarray(start, start + frames));
  }
}
