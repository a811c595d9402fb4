import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const RESULTS = resolve(import.meta.dirname, '../../test-results/bench');

/** One measured figure, with the figures of peers from the same run where there are any. */
export interface Figure {
  group: string;
  name: string;
  value: number;
  unit: string;
  /** What is expected, in the same unit. */
  goal?: { limit: number; better: 'lower' | 'higher' };
  peers?: { name: string; value: number }[];
  /** How it was measured, in a few words. */
  how?: string;
}

/** Keeps a figure for the report that `npm run bench` writes. */
export function record(figure: Figure): void {
  mkdirSync(RESULTS, { recursive: true });
  appendFileSync(join(RESULTS, 'figures.jsonl'), `${JSON.stringify(figure)}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that so large a part of the values does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
}

/** Three percentiles as they are told behind the one that counts. */
export function spread(values: readonly number[]): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(values, part).toPrecision(3));
  return `p50 ${p50}, p95 ${p95}, p99 ${p99} of ${values.length}`;
}

/** The power of a size that times grow with, t ~ size^power: the slope of their logarithms (least squares). */
export function growthPower(points: readonly { size: number; time: number }[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

/** Seconds that the work takes: the median of several runs, after one that warms up. */
export function timed(runs: number, work: () => void): number {
  work();
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      work();
      return (performance.now() - started) / 1000;
    }),
  );
}

/** Seconds of processor time that the work takes, whatever else runs; the least of several runs, after one that warms up. */
export async function processorTime(runs: number, work: () => unknown): Promise<number> {
  await work();
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

/** Whether a peer's command can be run here. */
export function hasCommand(command: string): boolean {
  return spawnSync(command, ['-version'], { stdio: 'ignore' }).error === undefined;
}

/** Seconds that a peer's command takes, as the median of several runs; its failure fails the measurement. */
export function timedCommand(runs: number, command: string, args: string[]): number {
  return timed(runs, () => {
    const run = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${run.stderr}`);
  });
}
