import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Queue } from './queue';
import { following, preceding } from './queue-modes';
import { shuffled } from './shuffle';

const ids = (queue: Queue) => [...queue.now.order.ids];
const numbers = (queue: Queue) => [...queue.now.order.numbers];
const current = (queue: Queue) => (queue.index === null ? null : queue.numberAt(queue.index));

function filled(...tracks: number[]): Queue {
  const queue = new Queue();
  queue.replace(tracks, tracks[0] ?? 1);
  return queue;
}

/** Reproducible numbers from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('Queue', () => {
  it('takes a list over at the occurrence that was meant', () => {
    const queue = new Queue();
    queue.replace([7, 8, 7, 9, 7], 7, 2);
    expect(queue.index).toBe(2);
    queue.replace([7, 8, 7], 9);
    expect(ids(queue)).toEqual([9]);
  });

  it('keeps the current track current whatever is moved, put in or taken out around it, as a plain list does', () => {
    const step = fc.record({
      what: fc.constantFrom('insert', 'remove', 'move', 'undo', 'redo', 'next'),
      at: fc.nat(12),
      picks: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const queue = filled(1, 2, 3, 4, 5);
        for (const { what, at, picks } of steps) {
          const before = numbers(queue);
          const playing = current(queue);
          const { revision } = queue;
          const picked = [...new Set(picks.flatMap((pick) => before[pick] ?? []))];
          if (what === 'next') {
            const next = queue.from(1);
            if (next !== null) queue.moveTo(next);
            continue;
          }
          if (what === 'insert') queue.insert(picks, Math.min(at, queue.length));
          else if (what === 'remove') queue.remove(picked);
          else if (what === 'move') queue.move(picked, before[at] ?? null);
          else if (what === 'undo') queue.undo();
          else queue.redo();
          const after = numbers(queue);
          expect(new Set(after).size).toBe(after.length);
          if (what === 'insert') expect(after.filter((number) => before.includes(number))).toEqual(before);
          if (what === 'remove') expect(after).toEqual(before.filter((number) => !picked.includes(number)));
          if (what === 'move') expect(after.toSorted()).toEqual(before.toSorted());
          if (playing !== null && after.includes(playing)) expect(current(queue)).toBe(playing);
          if (what !== 'undo' && what !== 'redo' && queue.revision !== revision) {
            queue.undo();
            expect(numbers(queue)).toEqual(before);
            if (playing !== null) expect(current(queue)).toBe(playing);
            queue.redo();
            expect(numbers(queue)).toEqual(after);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes on with what came behind a current track that was taken out', () => {
    const queue = filled(1, 2, 3);
    queue.moveTo(1);
    queue.remove([queue.numberAt(1) ?? 0]);
    expect(queue.index).toBeNull();
    expect(queue.at(queue.from(1) ?? -1)).toBe(3);
    expect(queue.at(queue.from(-1) ?? -1)).toBe(1);
    queue.insert([9], queue.from(1) ?? queue.length);
    expect(queue.at(queue.from(1) ?? -1)).toBe(9);
    queue.undo();
    queue.undo();
    queue.moveTo(2);
    queue.remove([queue.numberAt(2) ?? 0]);
    expect(queue.from(1)).toBeNull();
  });

  it('has a curated queue back after another list was played, and goes on in it behind what plays', () => {
    const queue = filled(1, 2, 3);
    queue.moveTo(1);
    queue.replace([9], 9);
    queue.replace([8, 9], 9, 0, true);
    expect(queue.undo()).toBe(true);
    expect(ids(queue)).toEqual([1, 2, 3]);
    expect(queue.index).toBeNull();
    expect(queue.at(queue.from(1) ?? -1)).toBe(3);
    queue.redo();
    expect(ids(queue)).toEqual([8, 9]);
  });

  it('shuffles every order equally often, what plays first, and finds the old order again', async () => {
    const counts = new Map<string, number>();
    const random = seeded(7);
    const { order } = filled(1, 2, 3, 4).now;
    for (let run = 0; run < 6000; run++) {
      const key = [...(await shuffled(order, 2, random)).ids].join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const [key, count] of counts) {
      expect(key.startsWith('3,')).toBe(true);
      // Six equally likely orders: a deviation of five standard deviations would be odd.
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(6000 * (1 / 6) * (5 / 6)));
    }
    const queue = filled(1, 2, 3, 4, 5, 6);
    queue.moveTo(3);
    queue.reorder(await shuffled(queue.now.order, 3, random));
    expect([queue.index, queue.at(0), queue.shuffled]).toEqual([0, 4, true]);
    queue.insert([7], queue.from(1) ?? 0);
    queue.remove([queue.placeOf(2) === null ? 0 : 2]);
    queue.reorder(null);
    expect(ids(queue)).toEqual([1, 3, 4, 7, 5, 6]);
    expect(queue.at(queue.index ?? -1)).toBe(4);
  });

  it('repeats what it is told to repeat', () => {
    const queue = filled(1, 2, 3);
    queue.moveTo(2);
    const next = (repeat: 'off' | 'all' | 'one', how: 'ended' | 'asked', stopAfterCurrent = false) =>
      following(queue, { repeat, stopAfterCurrent }, how);
    expect([next('off', 'ended'), next('all', 'ended'), next('one', 'ended')]).toEqual([null, 0, 2]);
    expect([next('off', 'asked'), next('all', 'asked'), next('one', 'asked')]).toEqual([null, 0, 0]);
    expect([next('all', 'ended', true), next('all', 'asked', true)]).toEqual([null, 0]);
    queue.moveTo(0);
    expect(preceding(queue, { repeat: 'off', stopAfterCurrent: false })).toBeNull();
    expect(preceding(queue, { repeat: 'all', stopAfterCurrent: false })).toBe(2);
  });
});
