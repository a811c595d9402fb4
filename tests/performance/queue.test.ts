import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Queue } from '../../src/main/playback/queue';
import { shuffled } from '../../src/main/playback/shuffle';
import { record } from '../support/measure';

const TRACKS = 1_000_000;
const HOW = `${TRACKS} tracks`;

it('a queue of a million tracks blocks nothing and takes little memory', async () => {
  const list = Uint32Array.from({ length: TRACKS }, (_, index) => index + 1);
  const queue = new Queue();
  const worst = new Map<string, number>();
  const timed = (name: string, work: () => void) => {
    const started = performance.now();
    work();
    worst.set(name, Math.max(worst.get(name) ?? 0, performance.now() - started));
  };
  const before = process.memoryUsage();
  for (let round = 0; round < 5; round++) {
    timed('taking a list over', () => queue.replace(list, 500_000));
    timed('putting 100 next', () => queue.insert(list.subarray(0, 100), queue.from(1) ?? 0));
    const some = [...queue.now.order.numbers.subarray(1000, 1100)];
    timed('moving 100', () => queue.move(some, queue.numberAt(900_000)));
    timed('removing 100', () => queue.remove(some));
    timed('undoing', () => queue.undo());
    await wait(5);
  }
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const order = await shuffled(queue.now.order, queue.index, Math.random);
  delay.disable();
  timed('shuffling, the last step', () => queue.reorder(order));
  timed('back into order', () => queue.reorder(null));
  worst.set('shuffling, longest block', delay.max / 1e6);
  const after = process.memoryUsage();
  const bytes = (after.rss - before.rss + after.heapUsed - before.heapUsed) / TRACKS;
  const figure = { group: 'Queue', how: HOW };
  for (const [name, value] of worst)
    record({ ...figure, name, value, unit: 'ms (worst of 5)', goal: { limit: 16, better: 'lower' } });
  record({
    ...figure,
    name: 'memory, with its undo',
    value: bytes,
    unit: 'bytes a track',
    goal: { limit: 150, better: 'lower' },
  });
  for (const [name, value] of worst) expect(value, name).toBeLessThan(160);
  expect(bytes).toBeLessThan(300);
}, 120_000);
