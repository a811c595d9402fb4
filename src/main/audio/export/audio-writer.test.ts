import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../decode';
import { AudioWriter, type WriterOptions } from './audio-writer';
import type { OutputContainer, SampleEncoding } from './containers';

const folder = mkdtempSync(join(tmpdir(), 'auralis-writer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RATE = 44_100;

/** Integers of `bits` bits as floats, extremes included, in a length that no encoder frame divides. */
function exactSignal(bits: number, frames = 10_007): Float32Array[] {
  const scale = 2 ** (bits - 1);
  return [0, 1].map((channel) =>
    Float32Array.from({ length: frames }, (_, i) => {
      if (i === 0) return -1;
      if (i === 1) return (scale - 1) / scale;
      return Math.round(Math.sin(i * (0.01 + channel * 0.003)) * scale * 0.9) / scale;
    }),
  );
}

function write(path: string, planes: Float32Array[], options: Partial<WriterOptions>): AudioWriter {
  const writer = new AudioWriter(path, path, {
    container: 'wav',
    encoding: 'int16',
    dither: false,
    rateHz: RATE,
    channelPositions: ['FL', 'FR'],
    ...options,
  });
  const frames = planes[0]?.length ?? 0;
  for (let at = 0; at < frames; at += 1000) writer.write(planes.map((plane) => plane.slice(at, at + 1000)));
  writer.finish();
  return writer;
}

function readAll(path: string) {
  const source = openAudioSource(path);
  try {
    return { info: source.info, planes: source.read(10_000_000) ?? [] };
  } finally {
    source.close();
  }
}

describe('AudioWriter', () => {
  const exact: [OutputContainer, SampleEncoding, number][] = [
    ['wav', 'int16', 16],
    ['wav', 'int24', 24],
    ['wav', 'float32', 24],
    ['flac', 'int16', 16],
    ['flac', 'int24', 24],
    ['alac', 'int16', 16],
    ['alac', 'int24', 24],
  ];
  it.each(exact)('gives back every sample of %s %s', (container, encoding, bits) => {
    const path = join(folder, `${encoding}.${container === 'alac' ? 'm4a' : container}`);
    const signal = exactSignal(bits);
    write(path, signal, { container, encoding });
    const { info, planes } = readAll(path);
    expect(info).toMatchObject({
      sampleRateHz: RATE,
      channels: 2,
      bitsPerSample: encoding === 'float32' ? null : bits,
    });
    expect(planes).toEqual(signal);
  });

  it('holds the positions of surround sound', () => {
    const path = join(folder, 'surround.wav');
    const positions = ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'] as const;
    const signal = positions.map((_, i) => new Float32Array(500).fill((i + 1) / 8));
    write(path, signal, { channelPositions: [...positions], encoding: 'int24' });
    const { info, planes } = readAll(path);
    expect(info.channelPositions).toEqual(positions);
    expect(planes).toEqual(signal);
  });

  it('decorrelates the rounding error with dither, and keeps silence silent', () => {
    const quiet = Float32Array.from(
      { length: RATE },
      (_, i) => (0.4 * Math.sin((i * 2 * Math.PI * 997) / RATE)) / 32768,
    );
    const silence = new Float32Array(RATE);
    const energyOf = (dither: boolean) => {
      const path = join(folder, `dither-${dither}.wav`);
      write(path, [quiet, silence], { dither });
      const { planes } = readAll(path);
      expect(planes[1]).toEqual(silence);
      const [heard] = planes;
      let correlation = 0;
      for (let i = 0; i < RATE; i++) correlation += (heard?.[i] ?? 0) * (quiet[i] ?? 0);
      return correlation / quiet.reduce((sum, sample) => sum + sample * sample, 0);
    };
    expect(energyOf(false)).toBe(0);
    expect(energyOf(true)).toBeCloseTo(1, 1);
  });

  it('counts what integers cannot hold and cuts it off', () => {
    const path = join(folder, 'loud.flac');
    const writer = write(path, [new Float32Array([1.5, -1.5, 0.5]), new Float32Array(3)], { container: 'flac' });
    expect(writer.clippedSamples).toBe(2);
    expect(readAll(path).planes[0]).toEqual(new Float32Array([32767 / 32768, -1, 0.5]));
  });

  it('says that the disk is full', () => {
    const signal = exactSignal(24, 200_000);
    const attempt = () => write('/dev/full', signal, { encoding: 'int24' });
    expect(attempt).toThrow(expect.objectContaining({ code: 'disk-full' }));
  });

  it('says why a place cannot be written', () => {
    const attempt = () => write(join(folder, 'absent', 'x.wav'), exactSignal(16), {});
    expect(attempt).toThrow(expect.objectContaining({ code: 'not-writable' }));
  });

  it('refuses what FLAC cannot hold', () => {
    const channelPositions = Array.from({ length: 9 }, () => null);
    const attempt = () => write(join(folder, 'nine.flac'), [], { container: 'flac', channelPositions });
    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
