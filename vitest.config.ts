import { defineConfig } from 'vitest/config';

/** What asks how long something took by the clock: it runs with nothing beside it. */
const CLOCK = ['{src,scripts}/**/*.clock.test.{ts,mjs}'];

/** Unit tests of nothing but functions: no process, no clock. They find room beside what listens to the output. */
const FUNCTIONS = ['src/{shared,renderer,scenarios}/**', 'src/main/audio/{dsp,analysis,mastering}/**'].map(
  (folder) => `${folder}/*.test.{ts,tsx}`,
);

/** What has to come about some time may take so long on a machine that is busy with other tests; what has to be quick is measured. */
const POLL = { timeout: 10_000 };

const suite = (name: string, include: string[], timeout: number, isolate = true, exclude: string[] = []) => ({
  test: {
    name,
    include,
    exclude,
    testTimeout: timeout,
    hookTimeout: timeout,
    environment: 'node',
    isolate,
    expect: { poll: POLL },
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // No module has state: a process for each file would only load the same modules a hundred times.
      suite('unit', ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'], 60_000, false, [...CLOCK, ...FUNCTIONS]),
      suite('functions', FUNCTIONS, 60_000, false, CLOCK),
      suite('clock', CLOCK, 60_000),
      suite('conformance', ['tests/conformance/**/*.test.ts'], 120_000, false),
      suite('security', ['tests/security/**/*.test.ts'], 60_000),
      suite('performance', ['tests/performance/**/*.test.ts'], 600_000),
      suite('stress', ['tests/stress/**/*.test.ts'], 1_800_000),
    ],
  },
});
