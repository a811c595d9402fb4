import { defineConfig } from 'vitest/config';

const suite = (name: string, include: string[], timeout: number) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: timeout, environment: 'node' },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      suite('unit', ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'], 60_000),
      suite('conformance', ['tests/conformance/**/*.test.ts'], 120_000),
      suite('security', ['tests/security/**/*.test.ts'], 60_000),
      suite('performance', ['tests/performance/**/*.test.ts'], 600_000),
      suite('stress', ['tests/stress/**/*.test.ts'], 1_800_000),
    ],
  },
});
