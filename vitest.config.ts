import { defineConfig } from 'vitest/config';

const suite = (name: string, include: string[], timeout: number, isolate = true) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: timeout, environment: 'node', isolate },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // No module has state: a process for each file would only load the same modules a hundred times.
      suite('unit', ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'], 60_000, false),
      suite('conformance', ['tests/conformance/**/*.test.ts'], 120_000, false),
      suite('security', ['tests/security/**/*.test.ts'], 60_000),
      suite('performance', ['tests/performance/**/*.test.ts'], 600_000),
      suite('stress', ['tests/stress/**/*.test.ts'], 1_800_000),
    ],
  },
});
