/** Where a channel's loudspeaker stands, as far as BS.1770 tells them apart. */
type Position = 'front' | 'low-frequency' | 'side' | 'back' | 'back-centre';

const FRONT: Position[] = ['front', 'front'];
/** FFmpeg's default order for each number of channels: FL FR FC LFE BL BR ... */
const LAYOUTS: readonly Position[][] = [
  [],
  ['front'],
  FRONT,
  [...FRONT, 'low-frequency'],
  [...FRONT, 'front', 'back-centre'],
  [...FRONT, 'front', 'side', 'side'],
  [...FRONT, 'front', 'low-frequency', 'side', 'side'],
  [...FRONT, 'front', 'low-frequency', 'back-centre', 'side', 'side'],
  [...FRONT, 'front', 'low-frequency', 'back', 'back', 'side', 'side'],
];

/** BS.1770-4 table 3 and annex 3: 1.41 for loudspeakers between 60 and 120 degrees, none for low frequency effects. */
const WEIGHTS: Record<Position, number> = { front: 1, 'low-frequency': 0, side: 1.41, back: 1, 'back-centre': 1 };

/**
 * Power weight of each channel by BS.1770-4, for sound in FFmpeg's default channel order: mono, stereo, 2.1, 4.0, 5.0, 5.1,
 * 6.1, 7.1. In 5.0 and 5.1 the rear pair are the surrounds (110 degrees), in 7.1 the side pair are. Channels beyond eight
 * count as front. A single channel counts once, as one loudspeaker.
 */
export function channelWeights(channels: number): number[] {
  const layout = LAYOUTS[channels] ?? [];
  return Array.from({ length: channels }, (_, i) => WEIGHTS[layout[i] ?? 'front']);
}
