import type { ChannelPosition } from './types';

/** Positions by bit of the channel mask that WAVE, FLAC and FFmpeg share. */
const POSITION_BY_BIT: ChannelPosition[] = [
  'FL',
  'FR',
  'FC',
  'LFE',
  'BL',
  'BR',
  'FLC',
  'FRC',
  'BC',
  'SL',
  'SR',
  'TC',
  'TFL',
  'TFC',
  'TFR',
  'TBL',
  'TBC',
  'TBR',
];

/** Where files that name no positions mean their channels to be, by count (as FLAC defines it). */
const CUSTOMARY: Record<number, ChannelPosition[]> = {
  1: ['FC'],
  2: ['FL', 'FR'],
  3: ['FL', 'FR', 'FC'],
  4: ['FL', 'FR', 'BL', 'BR'],
  5: ['FL', 'FR', 'FC', 'BL', 'BR'],
  6: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR'],
  7: ['FL', 'FR', 'FC', 'LFE', 'BC', 'SL', 'SR'],
  8: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'SL', 'SR'],
};

/** Positions of `channels` planes from a channel mask; 0 means that the file gives none. */
export function channelPositions(channels: number, mask: bigint): ChannelPosition[] {
  const named: ChannelPosition[] = [];
  for (let bit = 0; bit < 64; bit++) if ((mask >> BigInt(bit)) & 1n) named.push(POSITION_BY_BIT[bit] ?? null);
  if (named.length === channels) return named;
  return CUSTOMARY[channels] ?? Array.from({ length: channels }, () => null);
}

/** The channel mask of these positions; 0 where one is unknown or they do not stand in the mask's order. */
export function channelMask(positions: ChannelPosition[]): bigint {
  const bits = positions.map((position) => (position === null ? -1 : POSITION_BY_BIT.indexOf(position)));
  const ordered = bits.every((bit, i) => bit > (bits[i - 1] ?? -1));
  return ordered ? bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n) : 0n;
}

const HALF_POWER = Math.SQRT1_2;

/** Share of each position in left and right, ITU-R BS.775-4 annex 8; the LFE channel is left out. */
function shares(position: ChannelPosition): [left: number, right: number] {
  switch (position) {
    case 'FL':
    case 'FLC':
      return [1, 0];
    case 'FR':
    case 'FRC':
      return [0, 1];
    case 'FC':
    case 'TFC':
    case 'TC':
      return [HALF_POWER, HALF_POWER];
    case 'BL':
    case 'SL':
    case 'TFL':
    case 'TBL':
      return [HALF_POWER, 0];
    case 'BR':
    case 'SR':
    case 'TFR':
    case 'TBR':
      return [0, HALF_POWER];
    case 'BC':
    case 'TBC':
      return [0.5, 0.5];
    case 'LFE':
    case null:
      return [0, 0];
  }
}

/**
 * Two channels from any number, by the coefficients of ITU-R BS.775 and without scaling the sum. One channel is given to
 * both sides unscaled; two stay as they are; channels without a known position are dropped unless they are the first two.
 */
export function foldToStereo(planes: Float32Array[], positions: ChannelPosition[]): Float32Array[] {
  const [first, second] = planes;
  if (!first) return [];
  if (!second) return [first, first.slice()];
  if (planes.length === 2) return [first, second];
  const left = new Float32Array(first.length);
  const right = new Float32Array(first.length);
  planes.forEach((plane, channel) => {
    const position = positions[channel] ?? (['FL', 'FR'] as const)[channel] ?? null;
    const [toLeft, toRight] = shares(position);
    if (toLeft !== 0)
      for (let i = 0; i < plane.length; i++) left[i] = (left[i] as number) + (plane[i] as number) * toLeft;
    if (toRight !== 0)
      for (let i = 0; i < plane.length; i++) right[i] = (right[i] as number) + (plane[i] as number) * toRight;
  });
  return [left, right];
}

/** Brings a piece whose channel count changed mid-stream to the count that the stream began with. */
export function toChannelCount(planes: Float32Array[], positions: ChannelPosition[], wanted: number): Float32Array[] {
  if (planes.length === wanted) return planes;
  const [left, right] = foldToStereo(planes, positions);
  if (!left || !right) return planes;
  if (wanted === 1) return [planes.length === 1 ? left : left.map((sample, i) => (sample + (right[i] as number)) / 2)];
  const silent = Array.from({ length: Math.max(0, wanted - 2) }, () => new Float32Array(left.length));
  return [left, right, ...silent];
}
