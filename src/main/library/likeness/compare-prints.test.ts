import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/made-up/random';
import { packPrint, printDistance } from './compare-prints';

const random = seeded(3);
const anyPrint = (frames: number) => Uint16Array.from({ length: frames }, () => random() * 65_536);
const packed = (print: Uint16Array) => packPrint(new Uint8Array(print.buffer));
const onesOf = (value: number) => value.toString(2).replaceAll('0', '').length;

/** Frame by frame, as the description of it says. */
function plainDistance(a: Uint16Array, b: Uint16Array): number {
  let best = 1;
  for (let shift = -28; shift <= 28; shift++) {
    const pairs = Array.from(a, (frame, i) => [frame, b[i + shift]] as const).filter(
      ([, other]) => other !== undefined,
    );
    if (pairs.length < Math.max(32, 0.6 * Math.max(a.length, b.length))) continue;
    const ones = pairs.map(([one, other]) => onesOf(one ^ (other ?? 0)));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const hopeless = (frames: number, share: number) => sum(ones.slice(0, frames)) > share * 16 * frames;
    if (pairs.length > 96 && (hopeless(16, 0.42) || hopeless(48, 0.36))) continue;
    best = Math.min(best, sum(ones) / (16 * pairs.length));
  }
  return best;
}

/** The same later by some frames, with a share of its bits changed. */
function altered(print: Uint16Array, later: number, share: number, frames: number): Uint16Array {
  return Uint16Array.from({ length: frames }, (_, i) => {
    let frame = print[i - later] ?? Math.floor(random() * 65_536);
    for (let bit = 0; bit < 16; bit++) if (random() < share) frame ^= 1 << bit;
    return frame;
  });
}

it('says what comparing frame by frame says, whatever the lengths, the shift and the differences', () => {
  for (let run = 0; run < 150; run++) {
    const print = anyPrint(20 + Math.floor(random() * 200));
    const later = Math.floor(random() * 61) - 30;
    const other = altered(print, later, random() * 0.5, 20 + Math.floor(random() * 200));
    expect(printDistance(packed(print), packed(other))).toBe(plainDistance(print, other));
  }
  expect(printDistance(packed(anyPrint(0)), packed(anyPrint(1)))).toBe(1);
});

it('is the same wherever the bytes of a print lie', () => {
  const print = anyPrint(101);
  const shifted = new Uint8Array(print.byteLength + 1);
  shifted.set(new Uint8Array(print.buffer), 1);
  expect(printDistance(packPrint(shifted.subarray(1)), packed(print))).toBe(0);
});
