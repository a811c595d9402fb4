import type { Copy } from '../../../shared/domain/likeness';
import type { Track } from '../../../shared/domain/track';

/** Codecs that keep every sample, as the tag reader names them. ADPCM is none of them. */
const LOSSLESS = /^(flac|alac|pcm|wavpack|monkey.s audio|ape|tta|true audio|dsd|mlp|wave|aiff)\b/i;

/** What the file itself says counts before its codec's name: WavPack keeps every sample or leaves some out (hybrid). */
export function isLossless({ codec }: Pick<Track, 'codec'>, said: boolean | null): boolean {
  return said ?? (codec !== null && LOSSLESS.test(codec));
}

/**
 * The order of copies, the best first: what can be played, lossless before lossy, of those the finer samples, then the higher
 * bit rate, then the one that has been here longest.
 */
export function byQuality(a: Copy, b: Copy): number {
  const ranks = [a, b].map(({ track, lossless }) => [
    track.available ? 1 : 0,
    lossless ? 1 : 0,
    lossless ? (track.bitsPerSample ?? 0) * (track.sampleRateHz ?? 0) : (track.bitrateBps ?? 0),
    -track.addedAtMs,
    -track.id,
  ]);
  const [first = [], second = []] = ranks;
  const at = first.findIndex((value, i) => value !== second[i]);
  return at < 0 ? 0 : (second[at] ?? 0) - (first[at] ?? 0);
}
