import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateHiss, wavFile } from '../../src/scenarios/fixtures';

/** Writes short songs into a folder, one for each title; a title may hold folders of its own. */
export function writeSongs(folder: string, titles: readonly string[], seconds = 2): void {
  for (const [index, title] of titles.entries()) {
    const path = join(folder, `${title}.wav`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wavFile(generateHiss({ rateHz: 44_100, seconds, seed: index + 1, level: 0.1 })));
  }
}
