/** FFmpeg's default order of loudspeakers for each number of channels. */
const DEFAULT_POSITIONS: readonly string[] = [
  '',
  'FC',
  'FL FR',
  'FL FR LFE',
  'FL FR FC BC',
  'FL FR FC BL BR',
  'FL FR FC LFE BL BR',
  'FL FR FC LFE BC SL SR',
  'FL FR FC LFE BL BR SL SR',
];

const SURROUND_WEIGHT = 1.41;

/**
 * Power weight of each channel by BS.1770-4: 1.41 for loudspeakers between 60 and 120 degrees to the side, none for low
 * frequency effects, else 1. A rear pair counts as the surrounds of 5.1 (110 degrees) unless there is a side pair, as in
 * 7.1, where the rear pair stands further behind. A single channel counts once.
 *
 * `positions` names the loudspeakers (FL, FR, FC, LFE, BL, BR, BC, SL, SR ...); without it they are in FFmpeg's default
 * order: mono, stereo, 2.1, 4.0, 5.0, 5.1, 6.1, 7.1, and channels of any other number count as front ones.
 */
export function channelWeights(channels: number, positions?: readonly (string | null)[]): number[] {
  const names = positions ?? DEFAULT_POSITIONS[channels]?.split(' ') ?? [];
  const surrounds = names.includes('SL') || names.includes('SR') ? ['SL', 'SR'] : ['BL', 'BR'];
  return Array.from({ length: channels }, (_, channel) => {
    const name = names[channel] ?? null;
    if (name === 'LFE' || name === 'LFE2') return 0;
    return name !== null && surrounds.includes(name) ? SURROUND_WEIGHT : 1;
  });
}
