import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/made-up/random';
import { HEAD_FRAMES, packPrint, printDistance, SHORTEST_WITH_HEAD } from './compare-prints';
import { PrintHeads } from './print-heads';

const random = seeded(9);
const anyFrame = () => Math.floor(random() * 65_536);
const anyPrint = (frames: number) => Uint16Array.from({ length: frames }, anyFrame);
const bytesOf = (print: Uint16Array) => new Uint8Array(print.buffer);
const packed = (print: Uint16Array) => packPrint(bytesOf(print));
const headsOf = (prints: readonly Uint16Array[]) =>
  new PrintHeads(Buffer.concat(prints.map((print) => bytesOf(print.slice(0, HEAD_FRAMES)))));

/** The same later by some frames, with a share of its bits changed. */
function altered(print: Uint16Array, later: number, share: number, frames: number): Uint16Array {
  return Uint16Array.from({ length: frames }, (_, i) => {
    let frame = print[i - later] ?? anyFrame();
    for (let bit = 0; bit < 16; bit++) if (random() < share) frame ^= 1 << bit;
    return frame;
  });
}

const anyLength = () => SHORTEST_WITH_HEAD + Math.floor(random() * 300);

it('the beginnings leave in what a comparison of the whole finds, whatever the lengths, the shift and the differences', () => {
  let alike = 0;
  for (let run = 0; run < 40; run++) {
    const own = anyPrint(anyLength());
    const others = Array.from({ length: 12 }, () =>
      altered(own, Math.floor(random() * 61) - 30, random() * 0.4, anyLength()),
    );
    const found = others.flatMap((other, place) => (printDistance(packed(own), packed(other)) < 1 ? [place] : []));
    const hopeful = headsOf(others).hopeful(packed(own));
    expect(hopeful).toEqual(expect.arrayContaining(found));
    alike += found.length;
  }
  expect(alike).toBeGreaterThan(150);
});

it('the beginnings rule out nearly all other recordings, so that of thousands only a few are read whole', () => {
  const own = anyPrint(480);
  const others = Array.from({ length: 2000 }, (_, place) =>
    place === 1234 ? altered(own, 9, 0.15, 480) : anyPrint(480),
  );
  expect(headsOf(others).hopeful(packed(own))).toEqual([1234]);
  expect(headsOf([]).hopeful(packed(own))).toEqual([]);
});
