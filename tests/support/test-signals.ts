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
  const peak = amplitude(level);
  const offset = (phase * Math.PI) / 180;
  return sampled(
    Math.round(rateHz * seconds),
    (i) => peak * Math.sin((2 * Math.PI * frequencyHz * i) / rateHz + offset),
  );
}

/** Uniform white noise, the same for the same seed. */
export function whiteNoise(frames: number, seed: number, level = 0): Float32Array {
  let state = seed >>> 0;
  const peak = amplitude(level);
  return sampled(frames, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return peak * (state / 2 ** 31 - 1);
  });
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
  const hiss = [whiteNoise(frames, 1), whiteNoise(frames, 2)];
  const chords = [220, 261.63, 196, 246.94];
  const channels = hiss.map((noise, channel) =>
    sampled(frames, (i) => {
      const t = i / rateHz;
      const root = chords[Math.floor(t / 2) % 4] as number;
      const beat = (t * 2) % 1;
      const swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.11 * t);
      const tone = (ratio: number) => Math.sin(2 * Math.PI * root * ratio * t + channel * ratio);
      const chord = swell * (tone(1) + 0.7 * tone(1.5) + 0.5 * tone(2.52) + 0.2 * tone(5.04));
      const kick = 2.5 * Math.exp(-beat * 14) * Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-beat * 40)) * beat);
      const hat = 0.5 * Math.exp(-((beat * 4) % 1) * 30) * (noise[i] as number);
      return chord + kick + hat + 0.5 * Math.sin(Math.PI * root * t);
    }),
  );
  const largest = Math.max(...channels.map((x) => x.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)));
  const scale = amplitude(level) / largest;
  return channels.map((x) => x.map((value) => value * scale));
}

/** Cuts planar sound into blocks, for feeding something that streams. */
export function* blocksOf(sound: readonly Float32Array[], frames: number): Generator<Float32Array[]> {
  const length = sound[0]?.length ?? 0;
  for (let start = 0; start < length; start += frames) {
    yield sound.map((channel) => channel.subarray(start, start + frames));
  }
}
