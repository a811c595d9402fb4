import type { TrackId } from '../../../shared/domain/track';

/** What is dragged within the page: songs, and where they are entries of a list also which. */
const TRACKS = 'application/x-auralis-tracks';
export const ENTRIES = 'application/x-auralis-entries';
export const QUEUED = 'application/x-auralis-queued';

type Transfer = Pick<DataTransfer, 'types' | 'setData' | 'getData'>;

function numbersOf(text: string): number[] {
  const list: unknown = text === '' ? [] : JSON.parse(text);
  return Array.isArray(list) ? list.filter((item): item is number => Number.isInteger(item)) : [];
}

/** Fills what is dragged with songs. */
export function dragTracks(transfer: DataTransfer, ids: readonly TrackId[]): void {
  transfer.effectAllowed = 'copyMove';
  transfer.setData(TRACKS, JSON.stringify(ids));
}

/** Fills it with entries of a list as well, which can be put elsewhere in it. */
export function dragEntries(transfer: Transfer, kind: typeof ENTRIES | typeof QUEUED, ids: readonly number[]): void {
  transfer.setData(kind, JSON.stringify(ids));
}

export const carriesTracks = ({ types }: Pick<Transfer, 'types'>) => types.includes(TRACKS);
export const tracksOf = (transfer: Pick<Transfer, 'getData'>): TrackId[] => numbersOf(transfer.getData(TRACKS));
export const entriesOf = (transfer: Pick<Transfer, 'getData'>, kind: typeof ENTRIES | typeof QUEUED) =>
  numbersOf(transfer.getData(kind));
