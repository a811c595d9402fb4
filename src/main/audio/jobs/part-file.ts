import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A name beside `output` for what is not complete yet; in the same folder, so that renaming replaces in one step. */
export function partPathFor(output: string): string {
  return join(dirname(output), `.auralis-${randomBytes(6).toString('hex')}.part`);
}

/** Removes what was written so far; nothing there is fine. */
export function discardPart(partPath: string): void {
  rmSync(partPath, { force: true });
}
