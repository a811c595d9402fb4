import { defineConfig } from '@playwright/test';

/** What listens to the output by the clock: one at a time, and beside it only what leaves it all the time that it wants. */
const SOUND = ['sound.spec.ts', 'live-control.spec.ts'];
/** What listens while the machine is kept busy by the player itself: nothing beside it. */
const STRAIN = ['analysis-sound.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/display-setup.mjs',
  // A test waits a third of its time: with as many as there are processors, these would wait with it.
  workers: 3,
  fullyParallel: true,
  // A test that passes only when repeated does not pass.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'strain', testMatch: STRAIN, workers: 1 },
    { name: 'sound', testMatch: SOUND, workers: 1 },
    { name: 'e2e', testIgnore: [...SOUND, ...STRAIN] },
  ],
});
