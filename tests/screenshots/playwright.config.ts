import { defineConfig } from '@playwright/test';

/** Makes the pictures in docs/screenshots: `npm run screenshots`. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../support/display-setup.mjs',
  workers: 1,
  timeout: 180_000,
  reporter: 'list',
  outputDir: '../../test-results/screenshots',
});
