import { extname } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import { PLAYLIST_FORMATS, type PlaylistFormat } from '../../../shared/domain/playlist';

/** The format that a file's ending says. Throws AuralisError `playlist-unreadable`. */
export function formatOf(file: string): PlaylistFormat {
  const ending = extname(file).slice(1).toLowerCase();
  const format = PLAYLIST_FORMATS.find((candidate) => candidate === ending);
  if (format) return format;
  throw AuralisError.about(file, 'playlist-unreadable', { reason: 'Its ending is that of no known playlist format.' });
}
