import { openAudioSource } from '../../src/main/audio/decode';
import type { Recorded } from './pulse';

/** What the decoder makes of a file, as it is played: stereo, at a rate in Hz. */
export function decodeFile(path: string, rateHz: number): Float32Array[] {
  const source = openAudioSource(path, { outputRateHz: rateHz, layout: 'stereo' });
  const blocks: Float32Array[][] = [];
  for (let block = source.read(8192); block; block = source.read(8192))
    blocks.push(block.map((plane) => plane.slice()));
  source.close();
  const frames = blocks.reduce((sum, block) => sum + (block[0]?.length ?? 0), 0);
  return [0, 1].map((channel) => {
    const whole = new Float32Array(frames);
    let at = 0;
    for (const block of blocks) {
      const plane = block[channel] ?? new Float32Array(0);
      whole.set(plane, at);
      at += plane.length;
    }
    return whole;
  });
}

/** First frame at or after `from` that is not silent; -1 where all is. */
export function firstSound({ left, right }: Pick<Recorded, 'left' | 'right'>, from = 0): number {
  for (let i = from; i < left.length; i++) if (left[i] !== 0 || right[i] !== 0) return i;
  return -1;
}

/** How many frames from `at` on are bit by bit those of `expected` from `from` on. */
export function identicalFrames({ left, right }: Recorded, at: number, expected: Float32Array[], from = 0): number {
  const [l = new Float32Array(0), r = l] = expected;
  let count = 0;
  while (
    from + count < l.length &&
    at + count < left.length &&
    left[at + count] === l[from + count] &&
    right[at + count] === r[from + count]
  )
    count++;
  return count;
}

/** What {@link compare} says where the recording holds all of `expected` from `from` on. */
export function identicalTo(expected: Float32Array[], from = 0): string {
  return `identical for ${(expected[0]?.length ?? 0) - from} frames`;
}

/** How {@link identicalFrames} came out, in words that tell a gap from an end and from wrong samples. */
export function compare(heard: Recorded, at: number, expected: Float32Array[], from = 0): string {
  const count = identicalFrames(heard, at, expected, from);
  const said = `identical for ${count} frames`;
  if (from + count >= (expected[0]?.length ?? 0)) return said;
  const place = at + count;
  if (place >= heard.left.length) return `${said}, then the recording ends`;
  const again = findFrames({ ...heard, left: heard.left.subarray(place) }, expected, from + count);
  return again > 0 ? `${said}, then a gap of ${again} frames` : `${said}, then something else`;
}

/** Where the recording holds exactly the frames of `expected` from `from` on; -1 where nowhere. */
export function findFrames({ left }: Recorded, expected: Float32Array[], from: number, frames = 64): number {
  const piece = (expected[0] ?? new Float32Array(0)).subarray(from, from + frames);
  for (let at = 0; at + frames <= left.length; at++) {
    let same = 0;
    while (same < frames && left[at + same] === piece[same]) same++;
    if (same === frames) return at;
  }
  return -1;
}

/** The longest run of silence between the first and the last sound: its first frame, and the first one after it. */
export function findSilence({ left, right }: Recorded): { from: number; to: number } {
  let silence = { from: 0, to: 0 };
  let since = firstSound({ left, right });
  if (since < 0) return { from: 0, to: left.length };
  for (let i = since; i < left.length; i++) {
    if (left[i] === 0 && right[i] === 0) continue;
    if (i - since - 1 > silence.to - silence.from) silence = { from: since + 1, to: i };
    since = i;
  }
  return silence;
}

/** Length of the longest run of silence between the first and the last sound, frames. */
export function longestSilence(heard: Recorded): number {
  const { from, to } = findSilence(heard);
  return to - from;
}

/** Largest step from one frame to the next. */
export function largestStep(channel: Float32Array): number {
  let largest = 0;
  for (let i = 1; i < channel.length; i++)
    largest = Math.max(largest, Math.abs((channel[i] as number) - (channel[i - 1] as number)));
  return largest;
}
