import { defineConfig } from '@playwright/test';

/** What listens to the output by the clock: one at a time, and nothing beside it. */
const SOUND = ['sound.spec.ts', 'live-control.spec.ts', 'analysis-sound.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/display-setup.mjs',
  workers: 2,
  fullyParallel: true,
  // A test that passes only when repeated does not pass.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'sound', testMatch: SOUND, workers: 1 },
    { name: 'e2e', testIgnore: SOUND },
  ],
});
