/** Sound as it was captured or generated: planar, +-1.0 nominal. */
export interface Sound {
  rateHz: number;
  channels: Float32Array[];
}

export function frameCount(sound: Sound): number {
  return sound.channels[0]?.length ?? 0;
}

/** Part of a sound, sharing its memory. */
export function excerpt(sound: Sound, from: number, to: number): Sound {
  return { rateHz: sound.rateHz, channels: sound.channels.map((channel) => channel.subarray(from, to)) };
}

/** Whether every channel is digital silence at that frame. */
export function isSilent(sound: Sound, frame: number): boolean {
  return sound.channels.every((channel) => channel[frame] === 0);
}

/** First frame from `from` on that is not digital silence; null where all of it is. */
export function firstSounding(sound: Sound, from = 0): number | null {
  const frames = frameCount(sound);
  for (let frame = from; frame < frames; frame++) if (!isSilent(sound, frame)) return frame;
  return null;
}

/** A run of digital silence: `from` included, `to` not. */
export interface Silence {
  from: number;
  to: number;
}

/** Every run of digital silence that lasts at least `frames`. */
export function silences(sound: Sound, frames: number): Silence[] {
  const found: Silence[] = [];
  const end = frameCount(sound);
  let from: number | null = null;
  for (let frame = 0; frame <= end; frame++) {
    if (frame < end && isSilent(sound, frame)) from ??= frame;
    else if (from !== null) {
      if (frame - from >= frames) found.push({ from, to: frame });
      from = null;
    }
  }
  return found;
}

/** No generated sound is silent for so long: such a run of zeros was put in by the output. */
const INSERTED_SILENCE_FRAMES = 32;

/**
 * What was heard without the silence before, between and after: pauses, and what a busy machine's output had to fill in.
 * What is left must be the sources' frames, none missing and none changed.
 */
export function withoutSilence(sound: Sound): Sound {
  const gaps = silences(sound, INSERTED_SILENCE_FRAMES);
  const starts = [0, ...gaps.map(({ to }) => to)];
  const ends = [...gaps.map(({ from }) => from), frameCount(sound)];
  const parts = starts.map((from, index) => ({ from, to: ends[index] ?? from }));
  const frames = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const join = (channel: Float32Array) => {
    const joined = new Float32Array(frames);
    let at = 0;
    for (const { from, to } of parts) {
      joined.set(channel.subarray(from, to), at);
      at += to - from;
    }
    return joined;
  };
  return { rateHz: sound.rateHz, channels: sound.channels.map(join) };
}

/** How many frames in a row agree within `tolerance` in every channel, beginning at those two places. */
export function agreeingFrames(a: Sound, aFrom: number, b: Sound, bFrom: number, tolerance: number): number {
  const most = Math.min(frameCount(a) - aFrom, frameCount(b) - bFrom);
  for (let frame = 0; frame < most; frame++) {
    for (const [index, channel] of a.channels.entries()) {
      const difference = Math.abs((channel[aFrom + frame] ?? 0) - (b.channels[index]?.[bFrom + frame] ?? 0));
      // Written so that a NaN, which differs from everything, counts as a difference.
      if (!(difference <= tolerance)) return frame;
    }
  }
  return most;
}

/** Frames that must agree before a place counts as found: no generated sound repeats itself over so many. */
const LOCATING_FRAMES = 256;

/** Where in `source` the sound goes on as `heard` does at frame `at`; null where nowhere, within `tolerance`. */
export function locate(heard: Sound, at: number, source: Sound, tolerance: number): number | null {
  if (at < 0 || at + LOCATING_FRAMES > frameCount(heard)) return null;
  const needle = excerpt(heard, at, at + LOCATING_FRAMES);
  const last = frameCount(source) - LOCATING_FRAMES;
  for (let from = 0; from <= last; from++) {
    if (agreeingFrames(needle, 0, source, from, tolerance) === LOCATING_FRAMES) return from;
  }
  return null;
}
