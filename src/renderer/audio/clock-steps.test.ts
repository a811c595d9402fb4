import { expect, it } from 'vitest';
import { ClockSteps } from './clock-steps';
import { UnderrunClock } from './underrun-clock';

const RATE_HZ = 48_000;
const BUFFER_FRAMES = 1536;

/** A device in time, of which the clock is set once; answers how often it was said to have run dry, and how often that is believed. */
function played(setMs: number, lateMs: number) {
  let steadyMs = 0;
  let wallMs = 1_000_000;
  const underruns = new UnderrunClock(RATE_HZ, BUFFER_FRAMES / RATE_HZ);
  const steps = new ClockSteps({ wall: () => wallMs, steady: () => steadyMs });
  const pass = (ms: number) => {
    steadyMs += ms;
    wallMs += ms;
  };
  const told = { said: 0, believed: 0 };
  for (let call = 0; call < 400; call++) {
    pass((1000 * BUFFER_FRAMES) / RATE_HZ);
    if (call === 200) {
      wallMs += setMs;
      pass(lateMs);
    }
    if (!underruns.rendered(BUFFER_FRAMES, wallMs)) continue;
    told.said++;
    if (!steps.stepped()) told.believed++;
  }
  return told;
}

it('takes no clock that is put forward for a device that ran dry', () => {
  expect(played(400, 0)).toEqual({ said: 1, believed: 0 });
  expect(played(-400, 0)).toEqual({ said: 0, believed: 0 });
});

it('believes a device that did run dry,', () => {
  expect(played(0, 400)).toEqual({ said: 1, believed: 1 });
  expect(new ClockSteps().stepped()).toBe(false);
});
