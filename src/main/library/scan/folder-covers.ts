import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { MOST_COVER_BYTES } from '../../artwork';
import type { Artwork } from './file-outcome';
import { folderImage } from './folder-image';
import { keepCover } from './keep-cover';

interface Found {
  artwork: Artwork | null;
  problem: Problem | null;
}

/** Covers that lie beside the music: each is read once for all files of one task. */
export class FolderCovers {
  private readonly known = new Map<string, Found>();

  constructor(private readonly artworkFolder: string) {}

  /** The cover for a file, and once for each folder why there is none that can be used. */
  of(path: string): Found {
    const folder = dirname(path);
    const known = this.known.get(folder);
    if (known) return { ...known, problem: null };
    const found = this.read(folder);
    this.known.set(folder, found);
    return found;
  }

  private read(folder: string): Found {
    const image = folderImage(folder);
    if (!image) return { artwork: null, problem: null };
    const refused = (reason: string): Found => ({
      artwork: null,
      problem: AuralisError.about(image.path, 'not-a-cover', { reason }).toProblem(),
    });
    if (image.sizeBytes > MOST_COVER_BYTES) return refused('It is larger than 16 MB.');
    try {
      const kept = keepCover(readFileSync(image.path), this.artworkFolder);
      return 'artwork' in kept ? { artwork: kept.artwork, problem: null } : refused(kept.reason);
    } catch (thrown) {
      return refused(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }
}
