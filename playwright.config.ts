import { defineConfig } from '@playwright/test';

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
    { name: 'sound', testMatch: ['sound.spec.ts', 'live-control.spec.ts'] },
    { name: 'e2e', testIgnore: ['sound.spec.ts', 'live-control.spec.ts'] },
  ],
});
