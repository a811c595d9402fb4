import { expect, it } from 'vitest';
import { Newest } from './newest';

it('sends the first at once and of the others only the newest, and resolves when it was taken', async () => {
  const sent: number[] = [];
  const newest = new Newest<number>(async (value) => {
    sent.push(value);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  void newest.put(1);
  void newest.put(2);
  await newest.put(3);
  expect(sent).toEqual([1, 3]);
  await newest.put(4);
  expect(sent).toEqual([1, 3, 4]);
});
