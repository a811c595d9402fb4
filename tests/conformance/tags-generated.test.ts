import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileChanges } from '../../src/main/tags/file/apply-changes';
import { hashFile } from '../../src/main/tags/file/hash-file';
import { copyPathFor } from '../../src/main/tags/file/leftovers';
import { prepareFile } from '../../src/main/tags/file/prepare-file';
import { readTags } from '../../src/main/tags/file/read-tags';
import { commitFile, restoreCopy } from '../../src/main/tags/file/replace-file';
import { soundProof } from '../../src/main/tags/file/sound-proof';
import { withTagFile } from '../../src/main/tags/file/tag-file';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { temporaryFolder } from '../support/temporary-folder';
import { noise } from '../support/wave-file';

const CHANGES: FileChanges = {
  title: 'Neu 😀 שיר',
  artists: ['Erste', 'AC/DC; Co'],
  albumArtists: ['Alle'],
  genres: ['Rock', 'Eigenes'],
  date: '1999-03-31',
  trackNumber: 3,
  trackCount: 12,
  comment: 'x'.repeat(10_000),
  compilation: true,
  titleSort: 'Neu',
};
const nothing = () => undefined;

describe('tags of every format that is promised', () => {
  it.each(TEST_FORMATS)('$name: are written, read back, and undone to the byte; the sound stays', async (format) => {
    const path = join(temporaryFolder(), `a.${format.ending}`);
    const sound = [noise(format.rateHz, 1), noise(format.rateHz, 2)];
    encodeFile(path, sound, format.rateHz, { ...format.spec, tags: { title: 'Old', mood: 'calm' } });
    const original = hashFile(path);
    const proof = soundProof(path, nothing);
    const copyPath = copyPathFor(path);
    const deltaPath = join(temporaryFolder(), `${randomUUID()}.delta`);
    const prepared = await prepareFile({ path, expected: null, copyPath, deltaPath }, CHANGES, nothing);
    if (!prepared) throw new Error('nothing to write');
    commitFile(path, copyPath, prepared.before);
    expect(withTagFile(path, path, (file) => readTags(file))).toMatchObject(CHANGES);
    expect(soundProof(path, nothing)).toEqual(proof);
    expect(prepared.deltaBytes).toBeLessThan(20_000);
    restoreCopy(path, copyPath, deltaPath, prepared.after, prepared.before);
    commitFile(path, copyPath, prepared.after);
    expect(hashFile(path)).toBe(original);
  });
});
