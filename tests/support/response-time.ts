import type { Page } from '@playwright/test';

/** Level of the right channel of {@link positionSignal}. */
const REFERENCE = 0.5;

/**
 * Sound that tells its own place: left over right is the share of the file that has passed, at any gain. So what is put
 * out says by itself which part of the file is heard.
 */
export function positionSignal(rateHz: number, seconds: number): Float32Array[] {
  const frames = Math.round(rateHz * seconds);
  return [
    Float32Array.from({ length: frames }, (_, i) => (REFERENCE * (i + 1)) / frames),
    new Float32Array(frames).fill(REFERENCE),
  ];
}

/** What is waited for in what is put out: a level of the right channel, or how left stands to right. */
interface Awaited {
  readonly of: 'share' | 'level';
  readonly from: number;
  readonly to: number;
}

/**
 * Milliseconds from a real input event in the page until sound from within these shares of the file is put out by the
 * audio thread, by whose clock it is: whole milliseconds. `act` must cause exactly one trusted pointer or key event.
 */
export function millisecondsToSound(
  page: Page,
  part: { from: number; to: number },
  act: () => Promise<void>,
): Promise<number> {
  return millisecondsTo(page, { of: 'share', ...part }, act);
}

/** The same until the highest sample of a block of the right channel lies within these levels, linear. */
export function millisecondsToLevel(
  page: Page,
  level: { from: number; to: number },
  act: () => Promise<void>,
): Promise<number> {
  return millisecondsTo(page, { of: 'level', ...level }, act);
}

async function millisecondsTo(page: Page, awaited: Awaited, act: () => Promise<void>): Promise<number> {
  const heard = await page.evaluateHandle(({ of, from, to }) => {
    let began = 0;
    const start = () => {
      began = Date.now();
    };
    for (const type of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(type, start, { capture: true, once: true });
    }
    const { port1, port2 } = new MessageChannel();
    const isWithin = (value: number) => value >= from && value <= to;
    /** First frame of a block that is what is awaited; -1 where none is. */
    const frameIn = ([left, right]: [Float32Array, Float32Array]) => {
      if (of === 'share')
        return left.findIndex((value, i) => (right[i] ?? 0) !== 0 && isWithin(value / (right[i] ?? 0)));
      const highest = right.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      return isWithin(highest) ? right.findIndex((value) => Math.abs(value) >= from) : -1;
    };
    type Block = { channels: [Float32Array, Float32Array]; renderedMs: number[] };
    const first = new Promise<number>((resolve) => {
      port1.addEventListener('message', ({ data: { channels, renderedMs } }: MessageEvent<Block>) => {
        const frame = frameIn(channels);
        // The page may hear of it late, busy with drawing; the audio thread says itself when it was.
        const rendered = renderedMs[Math.floor((frame * renderedMs.length) / channels[0].length)];
        if (rendered === undefined || began === 0 || rendered < began) return;
        port1.close();
        resolve(rendered - began);
      });
    });
    port1.start();
    window.postMessage({ type: 'auralis:capture-port', mute: false }, window.location.origin, [port2]);
    return { first };
  }, awaited);
  await act();
  return heard.evaluate(({ first }) => first);
}
