import {
  AV_SAMPLE_FMT_DBL,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_NONE,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  AV_SAMPLE_FMT_S64P,
  AV_SAMPLE_FMT_U8,
} from 'node-av/constants';
import { describe, expect, it } from 'vitest';
import { framePlanes, silenceNonFinite } from './planes';

const bytes = (samples: { buffer: ArrayBufferLike }) => new Uint8Array(samples.buffer);

describe('framePlanes', () => {
  it.each([
    [
      'u8',
      AV_SAMPLE_FMT_U8,
      new Uint8Array([0, 128, 255, 64]),
      [
        [-1, 127 / 128],
        [0, -0.5],
      ],
    ],
    [
      's16',
      AV_SAMPLE_FMT_S16,
      new Int16Array([-32768, 1, 32767, -1]),
      [
        [-1, 32767 / 32768],
        [2 ** -15, -(2 ** -15)],
      ],
    ],
    [
      's16p',
      AV_SAMPLE_FMT_S16P,
      new Int16Array([-32768, 1, 32767, -1]),
      [
        [-1, 2 ** -15],
        [32767 / 32768, -(2 ** -15)],
      ],
    ],
    [
      's32',
      AV_SAMPLE_FMT_S32,
      new Int32Array([256, -256, -(2 ** 31), 2 ** 30]),
      [
        [2 ** -23, -1],
        [-(2 ** -23), 0.5],
      ],
    ],
    [
      's64p',
      AV_SAMPLE_FMT_S64P,
      new BigInt64Array([-(2n ** 63n), 0n, 2n ** 62n, 0n]),
      [
        [-1, 0],
        [0.5, 0],
      ],
    ],
    [
      'fltp',
      AV_SAMPLE_FMT_FLTP,
      new Float32Array([0.5, -1.5, 0.25, 2]),
      [
        [0.5, -1.5],
        [0.25, 2],
      ],
    ],
    [
      'dbl',
      AV_SAMPLE_FMT_DBL,
      new Float64Array([0.5, -1.5, 0.25, 2]),
      [
        [0.5, 0.25],
        [-1.5, 2],
      ],
    ],
  ])('reads %s exactly', (_, format, samples, expected) => {
    expect(framePlanes(bytes(samples), format, 2, 2)).toEqual(expected.map((plane) => new Float32Array(plane)));
  });

  it('reads bytes that lie oddly in memory', () => {
    const odd = new Uint8Array(9);
    odd.set(bytes(new Int16Array([100, -100, 200, -200])), 1);
    const scaled = [
      [100, 200],
      [-100, -200],
    ].map((plane) => Float32Array.from(plane, (step) => step / 32768));
    expect(framePlanes(odd.subarray(1), AV_SAMPLE_FMT_S16, 2, 2)).toEqual(scaled);
  });

  it('keeps every step of 24 bits apart', () => {
    const steps = Int32Array.from({ length: 1000 }, (_, i) => (8_388_607 - i) * 256);
    const [plane] = framePlanes(bytes(steps), AV_SAMPLE_FMT_S32, 1, 1000) ?? [];
    expect(plane && Array.from(plane, (sample) => sample * 8_388_608)).toEqual(Array.from(steps, (step) => step / 256));
  });

  it('refuses what is no sound, and too few bytes', () => {
    expect(framePlanes(new Uint8Array(100), AV_SAMPLE_FMT_NONE, 1, 4)).toBeNull();
    expect(framePlanes(new Uint8Array(7), AV_SAMPLE_FMT_S16, 1, 4)).toBeNull();
  });
});

describe('silenceNonFinite', () => {
  it('replaces what is no number and counts it', () => {
    const planes = [new Float32Array([0.5, Number.NaN, Number.POSITIVE_INFINITY]), new Float32Array([1, 2, 3])];
    expect(silenceNonFinite(planes)).toBe(2);
    expect(planes).toEqual([new Float32Array([0.5, 0, 0]), new Float32Array([1, 2, 3])]);
  });

  it('replaces finite numbers that are too large to be sound', () => {
    const planes = [new Float32Array([0.5, 3e38, -2e12, 9e11])];
    expect(silenceNonFinite(planes)).toBe(2);
    expect(planes).toEqual([new Float32Array([0.5, 0, 0, 9e11])]);
  });
});
