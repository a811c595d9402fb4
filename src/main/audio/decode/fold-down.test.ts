import { describe, expect, it } from 'vitest';
import { channelMask, channelPositions, foldToStereo, toChannelCount } from './fold-down';
import type { ChannelPosition } from './types';

const unit = (count: number, channel: number) =>
  Array.from({ length: count }, (_, i) => new Float32Array([i === channel ? 1 : 0]));

/** What one channel alone gives left and right. */
function share(positions: ChannelPosition[], position: ChannelPosition): number[] {
  const folded = foldToStereo(unit(positions.length, positions.indexOf(position)), positions);
  return folded.map((plane) => plane[0] ?? 0);
}

describe('foldToStereo', () => {
  const surround: ChannelPosition[] = ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'];
  const half = Math.fround(Math.SQRT1_2);

  it('takes the coefficients of ITU-R BS.775', () => {
    expect(share(surround, 'FL')).toEqual([1, 0]);
    expect(share(surround, 'FR')).toEqual([0, 1]);
    expect(share(surround, 'FC')).toEqual([half, half]);
    expect(share(surround, 'LFE')).toEqual([0, 0]);
    expect(share(surround, 'SL')).toEqual([half, 0]);
    expect(share(surround, 'SR')).toEqual([0, half]);
    expect(share(['FL', 'FR', 'FC', 'BC'], 'BC')).toEqual([0.5, 0.5]);
  });

  it('adds up all channels of 7.1', () => {
    const positions = channelPositions(8, 0x63fn);
    const folded = foldToStereo(
      positions.map(() => new Float32Array([0.1])),
      positions,
    );
    for (const plane of folded) expect(plane[0]).toBeCloseTo(0.1 * (1 + 3 * Math.SQRT1_2), 6);
  });

  it('gives mono to both sides unscaled and leaves stereo alone', () => {
    expect(foldToStereo([new Float32Array([0.25])], ['FC'])).toEqual([
      new Float32Array([0.25]),
      new Float32Array([0.25]),
    ]);
    const stereo = unit(2, 1);
    expect(foldToStereo(stereo, ['FL', 'FR'])).toEqual(stereo);
  });
});

describe('channelPositions', () => {
  it('reads a mask, and has the customary order where there is none', () => {
    expect(channelPositions(6, 0x60fn)).toEqual(['FL', 'FR', 'FC', 'LFE', 'SL', 'SR']);
    expect(channelPositions(4, 0n)).toEqual(['FL', 'FR', 'BL', 'BR']);
    expect(channelPositions(11, 0n)).toEqual(Array.from({ length: 11 }, () => null));
  });

  it('is the inverse of channelMask', () => {
    for (const mask of [0x4n, 0x3n, 0x3fn, 0x60fn, 0x63fn]) {
      const channels = mask.toString(2).replaceAll('0', '').length;
      expect(channelMask(channelPositions(channels, mask))).toBe(mask);
    }
    expect(channelMask(['FR', 'FL'])).toBe(0n);
    expect(channelMask(['FL', null])).toBe(0n);
  });
});

describe('toChannelCount', () => {
  it('averages to one channel, and fills what a larger layout lacks with silence', () => {
    const stereo = [new Float32Array([0.5]), new Float32Array([0.25])];
    expect(toChannelCount(stereo, ['FL', 'FR'], 1)).toEqual([new Float32Array([0.375])]);
    expect(toChannelCount([new Float32Array([0.5])], ['FC'], 1)).toEqual([new Float32Array([0.5])]);
    expect(toChannelCount(stereo, ['FL', 'FR'], 3)).toEqual([...stereo, new Float32Array(1)]);
  });
});
