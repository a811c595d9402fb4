import type { ExportFormat } from '../../../shared/domain/export-format';

/** What the person chooses from: the kind of file first, its resolution where it has one. */
export const KINDS = ['flac', 'wav', 'alac', 'mp3', 'aac', 'opus'] as const;
export type Kind = (typeof KINDS)[number];

const RESOLUTIONS = { wav: ['16', '24', '32f'], flac: ['16', '24'] } as const;
export type Resolution = '16' | '24' | '32f';

/** The resolutions that a kind of file is offered in; none where it has no choice. */
export function resolutionsOf(kind: Kind): readonly Resolution[] {
  return kind === 'wav' || kind === 'flac' ? RESOLUTIONS[kind] : [];
}

export function kindOf(format: ExportFormat): Kind {
  return KINDS.find((kind) => format.startsWith(kind)) ?? 'flac';
}

export function resolutionOf(format: ExportFormat): Resolution | null {
  return resolutionsOf(kindOf(format)).find((resolution) => format.endsWith(resolution)) ?? null;
}

/** The format of a kind, in the wanted resolution if it has that and else in 24 bits. */
export function formatOf(kind: Kind, resolution: Resolution | null): ExportFormat {
  if (kind === 'wav') return `wav${resolution ?? '24'}`;
  if (kind === 'flac') return resolution === '16' ? 'flac16' : 'flac24';
  return kind;
}
