import { AuralisError } from '../../shared/domain/errors';
import { isThumbnailSize, type ThumbnailStore } from './thumbnail-store';

export interface ServedCover {
  path: string;
  mimeType: string;
}

/** Finds what the page asks for: a cover, or its thumbnail. What cannot be shown is told once, and is null. */
export class ArtworkFiles {
  private readonly told = new Set<string>();

  constructor(
    private readonly covers: (hash: string) => Promise<ServedCover | null>,
    private readonly thumbnails: ThumbnailStore,
    private readonly onRefusal: (error: AuralisError) => void,
  ) {}

  /** @param side length of a thumbnail's shorter side in pixels, one of those offered; null for the cover itself */
  async find(hash: string, side: number | null): Promise<ServedCover | null> {
    if (side !== null && !isThumbnailSize(side)) return null;
    const cover = await this.covers(hash);
    if (!cover || side === null) return cover;
    try {
      return { path: await this.thumbnails.find(hash, side, cover.path), mimeType: 'image/webp' };
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      if (error.code !== 'cancelled' && !this.told.has(hash)) this.onRefusal(error);
      this.told.add(hash);
      return null;
    }
  }
}
