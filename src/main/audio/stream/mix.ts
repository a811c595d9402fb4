import { linearToDb } from '../dsp';
import { framesOf, type RenderedBlock } from './rendered-block';
import type { Segment } from './segment';

/** What one track gives to a block of the stream; it may end before the block does. */
export interface Part {
  segment: Segment;
  block: RenderedBlock;
}

/** The next frame of the stream behind `frame` at which a track begins, ends, or begins or ends to fade; Infinity for none. */
export function nextEdge(segments: readonly Segment[], frame: number): number {
  const edges = segments.flatMap(({ firstFrame, fadeInFrames, endFrame, fadeOut }) => [
    firstFrame,
    firstFrame + fadeInFrames,
    endFrame ?? Number.POSITIVE_INFINITY,
    ...(fadeOut ? [fadeOut.firstFrame, fadeOut.firstFrame + fadeOut.frames] : []),
  ]);
  return Math.min(...edges.filter((edge) => edge > frame));
}

/**
 * The block of the stream from `frame` on, `frames` long and within one edge: untouched added to untouched, enhanced to
 * enhanced. A fade has equal power (a quarter of a sine's period), which keeps the loudness of sounds that are not alike;
 * a track that does not fade passes as it is, bit by bit.
 */
export function mixed(parts: readonly Part[], frame: number, frames: number): RenderedBlock {
  const [only] = parts;
  if (only && parts.length === 1 && !fades(only.segment, frame) && framesOf(only.block.dry) === frames)
    return only.block;
  const empty = () => [new Float32Array(frames), new Float32Array(frames)];
  const dry = empty();
  const wet = parts.some(({ block }) => block.wet !== null) ? empty() : null;
  for (const { segment, block } of parts) {
    const gains = Float64Array.from({ length: frames }, (_, i) => gainAt(segment, frame + i));
    add(dry, block.dry, gains);
    if (wet) add(wet, block.wet ?? block.dry, gains);
  }
  return { dry, wet, limiterReductionDb: Math.max(...parts.map(({ block }) => block.limiterReductionDb)) };
}

/**
 * How much louder than the louder of the tracks their sum can be at each frame, dB >= 0: the sum of their gains. Null where
 * no two of them fade.
 */
export function overlapDb(parts: readonly Part[], frame: number, frames: number): Float64Array | null {
  if (parts.length < 2) return null;
  return Float64Array.from({ length: frames }, (_, i) =>
    Math.max(0, linearToDb(parts.reduce((sum, { segment }) => sum + gainAt(segment, frame + i), 0))),
  );
}

function fades({ firstFrame, fadeInFrames, fadeOut }: Segment, frame: number): boolean {
  return frame < firstFrame + fadeInFrames || (fadeOut !== null && frame >= fadeOut.firstFrame);
}

function gainAt({ firstFrame, fadeInFrames, fadeOut }: Segment, frame: number): number {
  const quarter = (place: number, frames: number) => (Math.PI / 2) * Math.min(1, (place + 0.5) / frames);
  const rise = frame < firstFrame + fadeInFrames ? Math.sin(quarter(frame - firstFrame, fadeInFrames)) : 1;
  const falls = fadeOut !== null && frame >= fadeOut.firstFrame;
  return falls ? rise * Math.cos(quarter(frame - fadeOut.firstFrame, fadeOut.frames)) : rise;
}

function add(into: readonly Float32Array[], from: readonly Float32Array[], gains: Float64Array): void {
  for (const [channel, sum] of into.entries()) {
    const plane = from[channel];
    if (!plane) continue;
    for (let i = 0; i < plane.length; i++) sum[i] = (sum[i] as number) + (plane[i] as number) * (gains[i] as number);
  }
}
