import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Names that a cover beside the music goes by, the better first, and its endings. */
const NAMES = ['cover', 'folder', 'front', 'album'];
const ENDINGS = ['jpg', 'jpeg', 'png', 'webp'];
const LONGEST_NAME = Math.max(...NAMES.map((name) => name.length));

/** Folders of single discs: the cover of the whole album lies around them. */
const DISC_FOLDER = /^(cd|dis[ck])[\s_-]*\d{1,3}\b/i;

/** A cover that lies beside the music, as it was found. */
export interface FolderImage {
  path: string;
  sizeBytes: number;
  modifiedAtMs: number;
}

/**
 * The picture in a folder that is meant as the cover of what lies in it: its own, else, for a disc of several, the one of
 * the folder around it. Null where there is none. `entries` are the folder's, where they are at hand.
 */
export function folderImage(folder: string, entries?: readonly Dirent[]): FolderImage | null {
  const own = imageAmong(folder, entries);
  if (own || !DISC_FOLDER.test(basename(folder))) return own;
  return imageAmong(dirname(folder));
}

/** One text that differs whenever the picture does. */
export function imageStamp(image: FolderImage | null): string | null {
  return image && `${image.sizeBytes} ${image.modifiedAtMs} ${image.path}`;
}

function imageAmong(folder: string, known?: readonly Dirent[]): FolderImage | null {
  try {
    const entries = known ?? readdirSync(folder, { withFileTypes: true });
    const ranked = entries
      .map((entry) => ({ entry, name: entry.name, rank: rankOf(entry.name) }))
      .filter(({ entry, rank }) => rank >= 0 && (entry.isFile() || entry.isSymbolicLink()))
      .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
    const [best] = ranked;
    if (!best) return null;
    const path = join(folder, best.name);
    const stats = statSync(path);
    return stats.isFile() ? { path, sizeBytes: stats.size, modifiedAtMs: Math.round(stats.mtimeMs) } : null;
  } catch {
    return null; // A folder or picture that cannot be looked at is none; what lies in it is told by the walk.
  }
}

function rankOf(file: string): number {
  const dot = file.lastIndexOf('.');
  // Most files in a folder are music, and known by how long their names are.
  if (dot > LONGEST_NAME) return -1;
  const name = file.slice(0, dot).toLowerCase();
  const ending = file.slice(dot + 1).toLowerCase();
  if (!NAMES.includes(name) || !ENDINGS.includes(ending)) return -1;
  return NAMES.indexOf(name) * ENDINGS.length + ENDINGS.indexOf(ending);
}
