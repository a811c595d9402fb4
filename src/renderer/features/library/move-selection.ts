import type { Track } from '../../../shared/domain/track';

/**
 * Where a key moves the selection in a list.
 * @param from index now, -1 for none
 * @param pageRows rows in sight
 * @returns the index to select, or null where the key moves nothing
 */
export function moveSelection(key: string, from: number, length: number, pageRows: number): number | null {
  if (length === 0) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: Math.max(1, pageRows - 1),
    PageUp: -Math.max(1, pageRows - 1),
    Home: -length,
    End: length,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const start = from < 0 && step < 0 ? 0 : from;
  return Math.min(length - 1, Math.max(0, start + step));
}

/** The ids of all songs between two places of a list, both included, whichever is first. */
export function idsBetween(tracks: readonly Pick<Track, 'id'>[], one: number, other: number): Track['id'][] {
  return tracks.slice(Math.min(one, other), Math.max(one, other) + 1).map(({ id }) => id);
}
