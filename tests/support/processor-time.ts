import { readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** The kernel counts processor time in so many parts of a second. */
const TICKS_A_SECOND = 100;

/** Places of utime and stime behind the name in /proc/PID/stat, see proc(5). */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Processor time that all processes of an application have used since they began, seconds. Linux only. */
export async function processorSeconds(application: ElectronApplication): Promise<number> {
  const pids = await application.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const ticks = pids.map((pid) => {
    // The name before the last parenthesis may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME]);
  });
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_A_SECOND;
}
