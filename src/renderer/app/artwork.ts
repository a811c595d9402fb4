/** Shorter sides of thumbnails in pixels: for rows and the player, for tiles; sharp where two pixels make one. */
const SIDES = { row: 128, tile: 480 };

/** Address of a cover's thumbnail by the hash of its content. */
export function artworkUrl(hash: string | null, size: keyof typeof SIDES): string | null {
  return hash === null ? null : `/artwork/${hash}/${SIDES[size]}`;
}
