import type { ElectronApplication } from '@playwright/test';

const RESOLUTION_MS = 1;

/** Resident memory of the main process, the library's thread included, bytes. */
export function mainMemoryBytes(application: ElectronApplication): Promise<number> {
  return application.evaluate(() => process.memoryUsage().rss);
}

interface MainDelay {
  /** Milliseconds that the main thread was late, beyond what the clock itself takes. */
  stop(): Promise<{ p99: number; max: number; seconds: number }>;
}

/** Begins to measure how late the main thread's event loop is. */
export async function mainDelay(application: ElectronApplication): Promise<MainDelay> {
  const handle = await application.evaluateHandle((_, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution });
    histogram.enable();
    return { histogram, started: performance.now() };
  }, RESOLUTION_MS);
  return {
    stop: () =>
      handle.evaluate(({ histogram, started }, resolution) => {
        histogram.disable();
        const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
        return {
          p99: late(histogram.percentile(99)),
          max: late(histogram.max),
          seconds: (performance.now() - started) / 1000,
        };
      }, RESOLUTION_MS),
  };
}
