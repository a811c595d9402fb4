import { describe, expect, it } from 'vitest';
import { FADE_SECONDS, type FromWorklet } from '../../shared/sound/stream';
import { Player } from './player';

const RATE = 48_000;
const QUANTUM = 128;
const FADE = FADE_SECONDS * RATE;

/** A steady level on both channels, so that whatever is not that level is a fade, a gap or a fault. */
function constant(frames: number, level: number): Float32Array[] {
  return [new Float32Array(frames).fill(level), new Float32Array(frames).fill(level)];
}

/** Numbers that no arithmetic but copying reproduces. */
function noise(frames: number): Float32Array[] {
  let seed = 1;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  return [Float32Array.from({ length: frames }, next), Float32Array.from({ length: frames }, next)];
}

/** Runs a player and keeps all that it put out and reported. */
class Listener {
  readonly player = new Player(RATE);
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly reports: Extract<FromWorklet, { type: 'progress' }>[] = [];

  run(quanta: number): Float32Array {
    const from = this.left.length;
    for (let i = 0; i < quanta; i++) {
      const left = new Float32Array(QUANTUM).fill(9);
      const right = new Float32Array(QUANTUM).fill(9);
      this.player.render(left, right);
      this.left.push(...left);
      this.right.push(...right);
      const report = this.player.takeProgress();
      if (report?.type === 'progress') this.reports.push(report);
    }
    return Float32Array.from(this.left.slice(from));
  }

  start(dry: Float32Array[], wet: Float32Array[] | null = null, stream = 1): void {
    this.player.handle({ type: 'begin', stream, playing: true, fadeIn: false });
    this.player.handle({ type: 'block', stream, dry, wet });
  }
}

describe('Player', () => {
  it('passes untouched sound bit by bit, from the first frame to the last', () => {
    const listener = new Listener();
    const dry = noise(10_001);
    listener.start(dry, constant(10_001, 0.5));
    listener.player.handle({ type: 'end', stream: 1 });
    const out = listener.run(80);
    expect(out.subarray(0, 10_001)).toEqual(dry[0]);
    expect(Float32Array.from(listener.right.slice(0, 10_001))).toEqual(dry[1]);
    expect(out.subarray(10_001).every((value) => value === 0)).toBe(true);
  });

  it('keeps sound whole over many wraps of its ring', () => {
    const listener = new Listener();
    listener.start(noise(12_000));
    const expected: number[] = [...(noise(12_000)[0] as Float32Array)];
    for (let i = 0; i < 300; i++) {
      const block = constant(777, i / 300);
      listener.player.handle({ type: 'block', stream: 1, dry: block, wet: null });
      expected.push(...(block[0] as Float32Array));
      listener.run(6);
    }
    expect(listener.left).toEqual(expected.slice(0, listener.left.length));
  });

  it('puts out the enhanced sound bit by bit when enhanced', () => {
    const listener = new Listener();
    const wet = noise(10_240);
    listener.player.handle({ type: 'enhanced', enabled: true });
    listener.start(constant(10_240, 0.1), wet);
    expect(listener.run(80)).toEqual(wet[0]);
  });

  it('cross-fades between untouched and enhanced in a straight line, within the fade, and back to exact', () => {
    const listener = new Listener();
    listener.start(constant(20_000, 0.25), constant(20_000, 0.75));
    listener.run(10);
    listener.player.handle({ type: 'enhanced', enabled: true });
    const on = listener.run(20);
    expect(on[FADE / 2]).toBeCloseTo(0.5, 2);
    expect(on.subarray(FADE).every((value) => value === 0.75)).toBe(true);
    listener.player.handle({ type: 'enhanced', enabled: false });
    const off = listener.run(20);
    expect(off.subarray(FADE).every((value) => value === 0.25)).toBe(true);
    expect(largestJump([...on, ...off])).toBeLessThanOrEqual(0.5 / FADE + 1e-6);
  });

  it('fades out on pause, stops taking frames, and goes on with the very next one', () => {
    const listener = new Listener();
    listener.start(constant(20_000, 0.5));
    listener.run(10);
    listener.player.handle({ type: 'pause' });
    const paused = listener.run(30);
    const played = listener.reports.at(-1)?.framesPlayed;
    expect(paused.subarray(FADE).every((value) => value === 0)).toBe(true);
    expect(played).toBe(10 * QUANTUM + FADE);
    listener.player.handle({ type: 'play' });
    const resumed = listener.run(30);
    expect(largestJump([...paused, ...resumed])).toBeLessThanOrEqual(0.5 / FADE + 1e-6);
    expect(resumed.at(-1)).toBe(0.5);
    expect(listener.reports.at(-1)?.dropoutFrames).toBe(0);
  });

  it('moves the volume without a step, and is exact again at full volume', () => {
    const listener = new Listener();
    const dry = constant(20_000, 0.3);
    listener.start(dry);
    listener.run(4);
    listener.player.handle({ type: 'gain', linear: 0.2 });
    const down = listener.run(20);
    expect(down.at(-1)).toBeCloseTo(0.06, 6);
    listener.player.handle({ type: 'gain', linear: 1 });
    const up = listener.run(20);
    expect(largestJump([...down, ...up])).toBeLessThanOrEqual((0.3 * 0.8) / FADE + 1e-6);
    expect(up.at(-1)).toBe(Math.fround(0.3));
  });

  it('fades the older stream out before a newer one begins, and drops its late blocks', () => {
    const listener = new Listener();
    listener.start(constant(20_000, 0.5));
    listener.run(10);
    listener.player.handle({ type: 'begin', stream: 2, playing: true, fadeIn: true });
    listener.player.handle({ type: 'block', stream: 1, dry: constant(500, 0.9), wet: null });
    listener.player.handle({ type: 'block', stream: 2, dry: constant(12_000, -0.5), wet: null });
    const out = listener.run(40);
    expect(largestJump([0.5, ...out])).toBeLessThanOrEqual(0.5 / FADE + 1e-6);
    expect(Math.max(...out)).toBeLessThanOrEqual(0.5);
    expect(out.at(-1)).toBe(-0.5);
    expect(listener.reports.at(-1)).toMatchObject({ stream: 2, framesPlayed: 40 * QUANTUM - FADE });
  });

  it('counts what it had to fill with silence, and only while a stream goes on', () => {
    const listener = new Listener();
    listener.run(10);
    listener.start(constant(10_240, 0.5));
    listener.run(85);
    listener.player.handle({ type: 'end', stream: 1 });
    listener.run(20);
    expect(listener.reports.at(-1)).toMatchObject({ dropoutFrames: 5 * QUANTUM, finished: true });
  });

  describe('when other sound comes for what it holds', () => {
    const rework = (listener: Listener, fromFrame: number, frames: number, level: number, more = {}) =>
      listener.player.handle({
        type: 'rework',
        stream: 1,
        fromFrame,
        dry: null,
        wet: constant(frames, level),
        fadeIn: true,
        fadeOut: false,
        ...more,
      });
    const started = () => {
      const listener = new Listener();
      listener.player.handle({ type: 'enhanced', enabled: true });
      listener.start(constant(20_000, 0.1), constant(20_000, 0.25));
      listener.run(20);
      return listener;
    };

    it('fades over to it from the very next frame, and passes over what was put out', () => {
      const listener = started();
      rework(listener, 1_000, 19_000, 0.75);
      const out = listener.run(60);
      expect(out[FADE / 2 - 1]).toBeCloseTo(0.5, 6);
      expect(out.subarray(FADE - 1).every((value) => value === 0.75)).toBe(true);
      expect(largestJump([0.25, ...out])).toBeLessThanOrEqual(0.5 / FADE + 1e-6);
      expect(listener.player.ready()).toMatchObject({ held: { framesPlayed: 80 * QUANTUM } });
      listener.player.handle({ type: 'enhanced', enabled: false });
      expect(
        listener
          .run(30)
          .subarray(FADE)
          .every((value) => value === Math.fround(0.1)),
      ).toBe(true);
    });

    it('leads back to what it held where no more follows in time, and over again when it comes', () => {
      const listener = started();
      rework(listener, 2_560, 3_000, 0.75, { fadeOut: true });
      const late = listener.run(30);
      rework(listener, 2_560 + 3_000 - FADE, 17_400, 0.75, { fadeIn: false });
      const out = [0.25, ...late, ...listener.run(30)];
      expect(late[1_500]).toBe(0.75);
      expect(late[3_100]).toBe(0.25);
      expect(out.at(-1)).toBe(0.75);
      expect(largestJump(out)).toBeLessThanOrEqual(0.5 / FADE + 1e-6);
    });

    it('is all of it in time: then no seam between its blocks is heard', () => {
      const listener = started();
      rework(listener, 2_560, 3_000, 0.75, { fadeOut: true });
      rework(listener, 2_560 + 3_000 - FADE, 17_400, 0.75, { fadeIn: false });
      const out = listener.run(60);
      expect(out.subarray(FADE - 1).every((value) => value === 0.75)).toBe(true);
    });

    it('goes on fading where so much of its first block was late that the fade is not over when the next takes its end', () => {
      for (let late = 0; late < 3 * FADE; late += 128) {
        const listener = started();
        const end = 2_560 + 3 * FADE - late;
        rework(listener, end - 3_000, 3_000, 0.75, { fadeOut: true });
        rework(listener, end - FADE, 20_000 - end + FADE, 0.75, { fadeIn: false });
        const out = listener.run(60);
        // One fade begins while another is under way.
        expect(largestJump([0.25, ...out])).toBeLessThanOrEqual((2 * 0.5) / FADE);
        expect(out.at(-1)).toBe(0.75);
      }
    });

    it('is passed over where it belongs to a stream that is no more', () => {
      const listener = started();
      rework(listener, 2_560, 17_440, 0.75, { stream: 0 });
      expect(listener.run(60).every((value) => value === 0.25)).toBe(true);
    });
  });

  it('reports its first sound at once and about every 20 ms after that', () => {
    const listener = new Listener();
    listener.start(constant(20_000, 0.5));
    listener.run(1);
    expect(listener.reports).toEqual([
      { type: 'progress', stream: 1, framesPlayed: 128, framesBuffered: 19_872, dropoutFrames: 0, finished: false },
    ]);
    listener.run(100);
    const gaps = listener.reports
      .slice(1)
      .map((report, i) => report.framesPlayed - (listener.reports[i]?.framesPlayed ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(0.02 * RATE + QUANTUM);
  });

  it('tells a restarted sound process what it still holds', () => {
    const listener = new Listener();
    expect(listener.player.ready()).toEqual({ type: 'ready', rateHz: RATE, held: null });
    listener.start(constant(10_000, 0.5), null, 7);
    listener.run(10);
    expect(listener.player.ready()).toMatchObject({ held: { stream: 7, framesPlayed: 1_280, framesBuffered: 8_720 } });
  });
});

function largestJump(samples: readonly number[]): number {
  let largest = 0;
  for (let i = 1; i < samples.length; i++)
    largest = Math.max(largest, Math.abs((samples[i] as number) - (samples[i - 1] as number)));
  return largest;
}
