import { writeFileSync } from 'node:fs';
import { addTone } from './add-tone';

/** Writes planar sound, +-1.0, as a 32-bit float WAV file: its samples come back bit by bit. */
export function writeWaveFile(path: string, channels: readonly Float32Array[], rateHz: number): string {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = 4 * channels.length;
  const dataBytes = frames * frameBytes;
  const file = Buffer.alloc(44 + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(3, 20); // IEEE float
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(rateHz, 24);
  file.writeUInt32LE(rateHz * frameBytes, 28);
  file.writeUInt16LE(frameBytes, 32);
  file.writeUInt16LE(32, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  // Every machine that this runs on keeps numbers as the file does.
  const samples = new Float32Array(file.buffer, file.byteOffset + 44, frames * channels.length);
  for (const [index, channel] of channels.entries())
    for (let i = 0; i < frames; i++) samples[i * channels.length + index] = channel[i] as number;
  writeFileSync(path, file);
  return path;
}

/** Repeatable noise in +-`level`, a different one for every seed. */
export function noise(frames: number, seed: number, level = 0.25): Float32Array {
  let state = (seed * 2_654_435_761) >>> 0;
  const samples = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    samples[i] = (state / 2 ** 31 - 1) * level;
  }
  return samples;
}

/** A sine on one channel, +-`level`. */
export function sine(frames: number, rateHz: number, frequencyHz: number, level: number): Float32Array {
  const signal = new Float32Array(frames);
  addTone(signal, { rateHz, frequencyHz, peak: level });
  return signal;
}
