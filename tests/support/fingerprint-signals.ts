import type { SoundFormat } from '../../src/main/audio/analysis';
import { createFingerprintMeter } from '../../src/main/audio/analysis';
import { sampled } from './sampled';
import { blocksOf, whiteNoise } from './test-signals';

/** The whole fingerprint of planar sound. */
export async function fingerprintOf(sound: Float32Array[], rateHz = 44_100, blockFrames = 4096) {
  const format: SoundFormat = { rateHz, channels: sound.length };
  const meter = await createFingerprintMeter(format);
  for (const block of blocksOf(sound, blockFrames)) meter.add(block);
  return meter.result();
}

/** Sum of signals of the same length. */
export function mixed(...signals: Float32Array[]): Float32Array {
  return sampled(signals[0]?.length ?? 0, (i) => signals.reduce((sum, signal) => sum + (signal[i] as number), 0));
}

/** One signal after the other. */
export function joined(...signals: Float32Array[]): Float32Array {
  const whole = new Float32Array(signals.reduce((frames, signal) => frames + signal.length, 0));
  let at = 0;
  for (const signal of signals) {
    whole.set(signal, at);
    at += signal.length;
  }
  return whole;
}

/** Unit impulses, the first at `firstSeconds`, then every `intervalSeconds`. */
export function impulses(rateHz: number, seconds: number, intervalSeconds: number, firstSeconds = 0): Float32Array {
  const signal = new Float32Array(Math.round(rateHz * seconds));
  for (let t = firstSeconds; t < seconds; t += intervalSeconds) {
    const place = Math.round(t * rateHz);
    if (place < signal.length) signal[place] = 0.9;
  }
  return signal;
}

/** A metronome: short decaying bursts of a tone. */
export function clickTrack(rateHz: number, seconds: number, beatsPerMinute: number, frequencyHz = 1500): Float32Array {
  const interval = 60 / beatsPerMinute;
  return sampled(Math.round(rateHz * seconds), (i) => {
    const since = (i / rateHz) % interval;
    return 0.8 * Math.exp(-since * 120) * Math.sin(2 * Math.PI * frequencyHz * since);
  });
}

/** Noise whose power falls as 1/f: a sum of one-pole low-passes an octave apart, within 0.5 dB from 20 Hz to 20 kHz. */
export function pinkNoise(rateHz: number, seconds: number, seed: number): Float32Array {
  const white = whiteNoise(Math.round(rateHz * seconds), seed);
  const poles = Array.from({ length: 20 }, (_, i) => {
    const corner = 0.625 * 2 ** i;
    return { share: 1 - Math.exp((-2 * Math.PI * corner) / rateHz), weight: 1 / Math.sqrt(corner), state: 0 };
  }).filter((pole) => pole.share < 0.97);
  return white.map((sample) => {
    let sum = 0;
    for (const pole of poles) {
      pole.state += pole.share * (sample - pole.state);
      sum += pole.weight * pole.state;
    }
    return 0.5 * sum;
  });
}
