import { describe, expect, it } from 'vitest';
import { DisposableStore, Emitter, iterate } from '.';

describe('Emitter', () => {
  it('announces to listeners until they are disposed and remembers the latest value', () => {
    const emitter = new Emitter<number>();
    const seen: number[] = [];
    const subscription = emitter.listen((value) => seen.push(value));
    emitter.emit(1);
    subscription.dispose();
    emitter.emit(2);
    expect(seen).toEqual([1]);
    expect(emitter.latest).toBe(2);
  });
});

describe('iterate', () => {
  it('begins with the latest value and gives a slow reader the newest only', async () => {
    const emitter = new Emitter(1);
    const abort = new AbortController();
    const values = iterate(emitter, abort.signal, 'newest');
    expect((await values.next()).value).toBe(1);
    emitter.emit(2);
    emitter.emit(3);
    expect((await values.next()).value).toBe(3);
    const pending = values.next();
    abort.abort();
    expect((await pending).done).toBe(true);
  });

  it('gives every value from now on where every one counts', async () => {
    const emitter = new Emitter('what was');
    const abort = new AbortController();
    const values = iterate(emitter, abort.signal, 'every');
    const first = values.next();
    emitter.emit('a');
    emitter.emit('b');
    expect((await first).value).toBe('a');
    expect((await values.next()).value).toBe('b');
    abort.abort();
    expect((await values.next()).done).toBe(true);
  });
});

describe('DisposableStore', () => {
  it('lets go in reverse order, once, and at once when it is disposed already', () => {
    const order: string[] = [];
    const store = new DisposableStore();
    store.defer(() => order.push('first'));
    store.defer(() => order.push('second'));
    store.dispose();
    store.dispose();
    store.defer(() => order.push('late'));
    expect(order).toEqual(['second', 'first', 'late']);
  });
});
