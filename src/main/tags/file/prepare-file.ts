import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AuralisError } from '../../../shared/domain/errors';
import type { EditableTags, TagDifference } from '../../../shared/domain/tags';
import type { FileState, Prepared } from '../edit-messages';
import { applyChanges, type FileChanges } from './apply-changes';
import { makeRoomInAsf } from './asf-room';
import { copyAttributes } from './copy-attributes';
import { writeDelta } from './delta';
import { differences, effectiveChanges, unkeptFields } from './differences';
import { fileError, findTarget, isSameState, requireWritable, stateOf, type Target } from './file-state';
import { hashFile } from './hash-file';
import { removeLeftovers } from './leftovers';
import { missingFrom, otherPictures, otherTags } from './other-tags';
import { readTags } from './read-tags';
import { soundProof } from './sound-proof';
import { withTagFile, wordsFor } from './tag-file';

export interface PrepareInput {
  path: string;
  expected: FileState | null;
  copyPath: string;
  deltaPath: string | null;
}

/**
 * Makes a copy of a file beside it with other tags, and proves it: the tags say what was asked for, everything else in
 * them is still there, and every packet of sound is the same. The file itself is not touched.
 *
 *   copy -> write tags -> read back -> compare sound -> attributes -> keep what undoing needs
 *
 * Answers null where the file says already what is wished. Whatever fails leaves neither copy nor delta behind.
 * Throws AuralisError: file-*, not-writable, disk-full, tags-unsupported, tags-unreadable, tags-not-kept, sound-not-proven.
 */
export async function prepareFile(
  { path: named, expected, copyPath, deltaPath }: PrepareInput,
  wished: FileChanges,
  alive: () => void,
): Promise<Prepared> {
  const target = findTarget(named, expected);
  requireWritable(named, target);
  const { tags, pictures, changes } = withTagFile(target.path, named, (file) => {
    const tags = readTags(file);
    const changes = effectiveChanges(tags, wished);
    return { tags, changes, pictures: otherPictures(file, changes) };
  });
  if (Object.keys(changes).length === 0) return null;
  try {
    removeLeftovers(dirname(target.path));
    const original = { target, named, tags, pictures, others: await otherTags(target.path, changes) };
    await writeProven(original, changes, copyPath, alive);
    return finish(original, copyPath, deltaPath, differences(tags, changes));
  } catch (thrown) {
    rmSync(copyPath, { force: true });
    if (deltaPath !== null) rmSync(deltaPath, { force: true });
    throw fileError(thrown, named);
  }
}

interface Original {
  readonly target: Target;
  readonly named: string;
  readonly tags: EditableTags;
  readonly pictures: string[];
  readonly others: string[];
}

/** What an older version of ID3 tags cannot hold is tried with the newest one. */
async function writeProven(original: Original, changes: FileChanges, copyPath: string, alive: () => void) {
  const sound = soundProof(original.target.path, alive);
  const attempt = async (modernise: boolean) => {
    writeCopy(original, changes, copyPath, modernise);
    const lost = await whatIsLost(original, changes, copyPath);
    if (lost !== null) throw AuralisError.about(original.named, 'tags-not-kept', { reason: lost });
  };
  try {
    await attempt(false);
  } catch (thrown) {
    if (!(thrown instanceof AuralisError) || thrown.code !== 'tags-not-kept') throw thrown;
    await attempt(true);
  }
  const written = soundProof(copyPath, alive);
  if (written.hash !== sound.hash || written.packets !== sound.packets)
    throw AuralisError.about(original.named, 'sound-not-proven', { reason: 'the sound of the copy differs' });
}

function writeCopy({ target, named }: Original, changes: FileChanges, copyPath: string, modernise: boolean): void {
  rmSync(copyPath, { force: true });
  copyFileSync(target.path, copyPath, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  chmodSync(copyPath, 0o600);
  makeRoomInAsf(copyPath, changes);
  withTagFile(copyPath, named, (file) => {
    try {
      applyChanges(file, changes, modernise);
      file.save();
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown) throw thrown;
      throw AuralisError.about(named, 'tags-not-kept', { reason: wordsFor(thrown) }, { cause: thrown });
    }
  });
}

/** In words, what the copy does not say as it should; null where everything is right. */
async function whatIsLost(original: Original, changes: FileChanges, copyPath: string): Promise<string | null> {
  const written = withTagFile(copyPath, original.named, (file) => ({
    tags: readTags(file),
    // Where the shown one went, another is shown: all are looked through.
    pictures: otherPictures(file, {}),
  }));
  const unkept = unkeptFields(original.tags, written.tags, changes);
  if (unkept.length > 0) return `it would not keep ${unkept.join(', ')} as wished`;
  const [entry] = missingFrom(original.others, await otherTags(copyPath, changes));
  if (entry !== undefined) return `it would lose ${entry.slice(0, 80)}`;
  return missingFrom(original.pictures, written.pictures).length > 0 ? 'it would lose a picture' : null;
}

function finish(
  { target, named }: Original,
  copyPath: string,
  deltaPath: string | null,
  told: TagDifference[],
): NonNullable<Prepared> {
  sync(copyPath);
  copyAttributes(target.path, copyPath, target.stats);
  // Whole milliseconds survive every file system, so that the library knows the file by them.
  const now = new Date();
  utimesSync(copyPath, target.stats.atime, now);
  if (deltaPath !== null) writeDelta(target.path, copyPath, deltaPath);
  const before = { ...target.state, hash: hashFile(target.path) };
  const after = { ...stateOf(statSync(copyPath)), hash: hashFile(copyPath) };
  if (!isSameState(stateOf(statSync(target.path)), target.state)) throw AuralisError.about(named, 'file-changed');
  return {
    before,
    after,
    deltaBytes: deltaPath === null ? 0 : statSync(deltaPath).size,
    otherNames: target.stats.nlink - 1,
    differences: told,
  };
}

/** Answers when the content is on the disk. */
function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
