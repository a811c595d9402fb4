import { describe, expect, it } from 'vitest';
import { UnderrunClock } from './underrun-clock';

const RATE = 48_000;
const QUANTUM = 128;

/** A device that asks for a buffer at a time; answers how often it was found dry while it asks so late, milliseconds. */
function underruns(bufferFrames: number, buffers: number, lateMs: (buffer: number) => number): number {
  const clock = new UnderrunClock(RATE, bufferFrames / RATE);
  const bufferMs = (1000 * bufferFrames) / RATE;
  let count = 0;
  for (let buffer = 0; buffer < buffers; buffer++) {
    const now = Math.round(buffer * bufferMs + lateMs(buffer));
    for (let done = 0; done < bufferFrames; done += QUANTUM) if (clock.rendered(QUANTUM, now)) count++;
  }
  return count;
}

describe('UnderrunClock', () => {
  const BUFFER = 1_536;

  it('says nothing of a device that keeps time, in an hour in which the clocks drift apart', () => {
    expect(underruns(BUFFER, 112_500, (i) => i * 0.032 * 0.2)).toBe(0);
  });

  it('says nothing of calls as late as they come from a device in time', () => {
    expect(underruns(512, 20_000, (i) => (i % 7) * (13 / 6))).toBe(0);
    expect(underruns(BUFFER, 20_000, (i) => (i % 7) * (26 / 6))).toBe(0);
    expect(underruns(4_096, 20_000, (i) => (i % 7) * (41 / 6))).toBe(0);
  });

  it('tells of a call that comes over a buffer late, although all that was missed is rendered in a burst after it', () => {
    const stalled = (at: number, ms: number) => (i: number) => Math.max(0, i < at ? 0 : ms - (i - at) * 32);
    expect(underruns(BUFFER, 2_000, stalled(700, 61))).toBe(1);
    expect(underruns(BUFFER, 2_000, stalled(700, 200))).toBe(1);
  });

  it('tells of a device that went on by its own clock', () => {
    expect(underruns(BUFFER, 2_000, (i) => (i >= 700 ? 100 : 0))).toBe(1);
  });

  it('does not take a sleeping computer, a clock that was set or the first second of a device for one', () => {
    expect(underruns(BUFFER, 2_000, (i) => (i >= 700 ? 3_600_000 : 0))).toBe(0);
    expect(underruns(BUFFER, 2_000, (i) => (i >= 700 ? -3_600_000 : 0))).toBe(0);
    expect(underruns(BUFFER, 2_000, (i) => (i > 4 ? 1_600 : 0))).toBe(0);
  });

  it('does not count what passed while the device rested', () => {
    const clock = new UnderrunClock(RATE, BUFFER / RATE);
    const render = (from: number, ms: number) => {
      let dry = false;
      for (let i = 0; i < 3_000; i++) dry = clock.rendered(QUANTUM, from + ms * i) || dry;
      return dry;
    };
    const quantumMs = (1000 * QUANTUM) / RATE;
    expect(render(0, quantumMs)).toBe(false);
    clock.restart();
    expect(render(3_000 * quantumMs + 400, quantumMs)).toBe(false);
    expect(render(6_000 * quantumMs + 900, quantumMs)).toBe(true);
  });
});
