/** Address of a cover by the hash of its content. */
export function artworkUrl(hash: string | null): string | null {
  return hash === null ? null : `/artwork/${hash}`;
}
