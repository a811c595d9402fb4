import { expect, it } from 'vitest';
import { REST_SECONDS, RestClock } from './rest-clock';

const RATE_HZ = 1000;
const LONG = REST_SECONDS * RATE_HZ;

it('sleeps once after unbroken silence, and not before', () => {
  const clock = new RestClock(RATE_HZ);
  expect(clock.rendered(LONG - 1, true)).toBe(false);
  expect(clock.rendered(1, false)).toBe(false);
  expect(clock.rendered(LONG - 1, true)).toBe(false);
  expect(clock.rendered(1, true)).toBe(true);
  expect(clock.rendered(LONG, true)).toBe(false);
});

it('needs waking only where it sleeps, and then sleeps again after as long', () => {
  const clock = new RestClock(RATE_HZ);
  expect(clock.wake()).toBe(false);
  clock.rendered(LONG, true);
  expect(clock.wake()).toBe(true);
  expect(clock.wake()).toBe(false);
  expect(clock.rendered(LONG - 1, true)).toBe(false);
  expect(clock.rendered(1, true)).toBe(true);
});
