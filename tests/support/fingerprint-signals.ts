import type { SoundFormat } from '../../src/main/audio/analysis';
import { createFingerprintMeter } from '../../src/main/audio/analysis';
import { addTone } from './add-tone';
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
  const sum = new Float64Array(signals[0]?.length ?? 0);
  for (const signal of signals)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (signal[i] as number);
  return new Float32Array(sum);
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
  const signal = new Float32Array(Math.round(rateHz * seconds));
  const interval = (rateHz * 60) / beatsPerMinute;
  const decay = Math.exp(-120 / rateHz);
  for (let beat = 0; beat * interval < signal.length; beat++) {
    const from = Math.ceil(beat * interval);
    const late = from - beat * interval;
    const phase = (2 * Math.PI * frequencyHz * late) / rateHz;
    const to = Math.min(signal.length, Math.ceil((beat + 1) * interval));
    addTone(signal, { rateHz, frequencyHz, peak: 0.8 * decay ** late, phase, decay, from, to });
  }
  return signal;
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
