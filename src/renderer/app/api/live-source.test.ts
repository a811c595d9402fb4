import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveSource } from './live-source';

/** A stream whose values, end and failure the test gives in its own time. */
function createStream() {
  const opened: { signal: AbortSignal; push(value: number): void; end(): void; fail(reason: Error): void }[] = [];
  const open = async (signal: AbortSignal) => {
    const { readable, writable } = new TransformStream<number, number>(undefined, { highWaterMark: 10 });
    const writer = writable.getWriter();
    writer.closed.catch(() => undefined);
    opened.push({
      signal,
      push: (value) => void writer.write(value),
      end: () => void writer.close(),
      fail: (reason) => void writer.abort(reason),
    });
    return readable;
  };
  return { opened, source: new LiveSource<number>(open) };
}
const settle = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('is opened once for all who listen, and closed when the last one leaves', async () => {
  const { opened, source } = createStream();
  const seen: number[][] = [[], []];
  const leave = seen.map((values) => source.listen((value) => values.push(value)));
  await settle();
  expect(opened).toHaveLength(1);
  opened[0]?.push(1);
  await settle();
  leave[0]?.();
  opened[0]?.push(2);
  await settle();
  expect(seen).toEqual([[1], [1, 2]]);
  expect(opened[0]?.signal.aborted).toBe(false);
  leave[1]?.();
  expect(opened[0]?.signal.aborted).toBe(true);
  expect(source.state()).toMatchObject({ status: 'idle', value: 2 });
});

it('opens again after it broke, keeping its last value and saying why', async () => {
  const { opened, source } = createStream();
  const leave = source.observe(() => undefined);
  await settle();
  opened[0]?.push(7);
  await settle();
  expect(source.state()).toMatchObject({ status: 'live', value: 7 });
  opened[0]?.fail(new Error('port closed'));
  await settle();
  expect(source.state()).toMatchObject({ status: 'broken', value: 7, problem: { code: 'internal' } });
  await vi.advanceTimersByTimeAsync(250);
  expect(opened).toHaveLength(2);
  opened[1]?.push(8);
  await settle();
  expect(source.state()).toMatchObject({ status: 'live', value: 8, problem: null });
  leave();
});

it('waits longer after each failure, and does not open again once nobody listens', async () => {
  const { opened, source } = createStream();
  const leave = source.observe(() => undefined);
  for (const waitMs of [250, 500, 1000]) {
    await settle();
    opened.at(-1)?.end();
    await settle();
    const before = opened.length;
    await vi.advanceTimersByTimeAsync(waitMs - 10);
    expect(opened).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(10);
    expect(opened).toHaveLength(before + 1);
  }
  opened.at(-1)?.end();
  await settle();
  leave();
  const before = opened.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toHaveLength(before);
});
