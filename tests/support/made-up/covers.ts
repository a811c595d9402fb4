import type { Artwork } from '../../../src/main/library/scan/file-outcome';
import { keepCover } from '../../../src/main/library/scan/keep-cover';
import { png } from '../png';
import { mixed } from './random';
import { COVERS } from './releases';

const SIDE = 96;

/** A cover in two colours, always the same for its number. */
export function coverPicture(cover: number): Buffer {
  const colours = mixed(17, cover);
  const colour = (shift: number) => 40 + ((colours >>> shift) & 0x7f);
  return png(SIDE, (x, y) => {
    const mix = (Math.sin((x + cover) * 9) * Math.cos(y * (3 + (cover % 7))) + 1) / 2;
    return [0, 4, 8].map((shift) => colour(shift) * mix + colour(shift + 12) * (1 - mix)) as [number, number, number];
  });
}

/** Lays the covers down as a scan does; answers what each is in the database. */
export function keepCovers(artworkFolder: string): Artwork[] {
  return Array.from({ length: COVERS }, (_, cover) => {
    const kept = keepCover(coverPicture(cover), artworkFolder);
    if ('reason' in kept) throw new Error(kept.reason);
    return kept.artwork;
  });
}
