import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { TagPicture } from '../../shared/domain/tags';
import type { TagFiles } from './tag-files';

/** Pictures that are remembered; older choices must be made again. */
const MOST_CHOICES = 32;

export interface CoverChoice {
  token: string;
  name: string;
  picture: TagPicture;
}

/** Pictures that the person chose in the system's dialog: the page may use those, by a token, and no other file. */
export class CoverChoices {
  private readonly paths = new Map<string, string>();

  constructor(private readonly files: TagFiles) {}

  /** Throws AuralisError `not-a-cover`, `file-not-found`. */
  async take(path: string): Promise<CoverChoice> {
    const picture = await this.files.picture(path);
    const token = randomUUID();
    this.paths.set(token, path);
    for (const oldest of [...this.paths.keys()].slice(0, -MOST_CHOICES)) this.paths.delete(oldest);
    return { token, name: basename(path), picture };
  }

  /** Throws AuralisError `invalid-input` for a picture that was not chosen. */
  path(token: string): string {
    const path = this.paths.get(token);
    if (path === undefined)
      throw new AuralisError('invalid-input', { reason: 'The picture was not chosen in the dialog.' });
    return path;
  }
}
