import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { FolderCovers } from '../../src/main/library/scan/folder-covers';
import { readFile } from '../../src/main/library/scan/read-file';
import type { FileChanges } from '../../src/main/tags/file/apply-changes';
import { copyPathFor } from '../../src/main/tags/file/leftovers';
import { hashOf, otherTags } from '../../src/main/tags/file/other-tags';
import { prepareFile } from '../../src/main/tags/file/prepare-file';
import { coverAmong, pictureFacts, readTags } from '../../src/main/tags/file/read-tags';
import { commitFile, restoreCopy } from '../../src/main/tags/file/replace-file';
import { soundProof } from '../../src/main/tags/file/sound-proof';
import { withTagFile } from '../../src/main/tags/file/tag-file';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';
import { temporaryFolder } from '../support/temporary-folder';

const corpus = corpusFolder();
const folder = corpus ? join(corpus, 'tags') : '';
const files = corpus ? readdirSync(folder).filter((name) => !/LICENSE|^image-/.test(name)) : [];

/** Of each kind one that says everything, one that says nothing, and all with pictures. */
const telling = FULL_TESTS ? files : files.filter((name) => /^(full|empty|image)/.test(name));

const nothing = () => undefined;
const bytesOf = (path: string) => readFileSync(path).toString('base64');
const tagsOf = (path: string) => withTagFile(path, path, (file) => readTags(file));

/** Hashes of the picture that is shown, null where there is none, and of all others. */
const picturesOf = (path: string) =>
  withTagFile(path, path, (file) => {
    const { pictures } = file.tag;
    const shown = coverAmong(pictures);
    const others = pictures.filter((picture) => picture !== shown).map((picture) => pictureFacts(picture).hash);
    return { shown: shown ? pictureFacts(shown).hash : null, others };
  });

/** Hash of the cover that the library shows: of all formats but ASF a reader has found it that knows nothing of the writer. */
async function coverInLibrary(path: string): Promise<string | undefined> {
  const { size: sizeBytes, mtimeMs: modifiedAtMs } = statSync(path);
  const artworkFolder = temporaryFolder();
  const outcome = await readFile({ path, sizeBytes, modifiedAtMs }, artworkFolder, new FolderCovers(artworkFolder));
  return outcome.tags?.artwork?.hash;
}

/** A copy that may be written to. */
function copyOf(name: string): string {
  const path = join(temporaryFolder(), name);
  copyFileSync(join(folder, name), path);
  chmodSync(path, 0o644);
  return path;
}

/** Writes as the application does; answers what was prepared and how to undo it. */
async function edit(path: string, changes: FileChanges) {
  const copyPath = copyPathFor(path);
  const deltaPath = `${path}.${randomUUID()}.delta`;
  const prepared = await prepareFile({ path, expected: null, copyPath, deltaPath }, changes, nothing);
  if (!prepared) return null;
  commitFile(path, copyPath, prepared.before);
  const undo = () => {
    restoreCopy(path, copyPath, deltaPath, prepared.after, prepared.before);
    commitFile(path, copyPath, prepared.after);
  };
  return { prepared, undo };
}

const EVERYTHING: FileChanges = {
  title: 'Ein „Titel“ 😀',
  artists: ['Erste', 'Zweite & Dritte'],
  album: 'Album',
  albumArtists: ['Album Artist'],
  composers: ['Komponistin', 'Komponist'],
  genres: ['Rock', 'A genre of mine'],
  date: '1999-03-31',
  trackNumber: 3,
  trackCount: 12,
  discNumber: 1,
  discCount: 2,
  comment: 'One line\nand another',
  lyrics: 'La\nla',
  compilation: true,
  bpm: 123,
  titleSort: 'Titel, Ein',
  artistSort: 'Erste, Die',
  albumSort: 'Album, Das',
  albumArtistSort: 'Artist, Album',
};

describe.skipIf(!corpus)(`tags of real files (${NO_CORPUS} means skipped)`, () => {
  it.each(files)('writes every field of %s, reads it back, and undoes it to the byte', async (name) => {
    const path = copyOf(name);
    const original = bytesOf(path);
    const sound = soundProof(path, nothing);
    const pictures = tagsOf(path).cover;
    const edited = await edit(path, EVERYTHING);
    expect(tagsOf(path)).toEqual({ ...EVERYTHING, cover: pictures });
    // A reader that knows nothing of the writer sees the same.
    const { common } = await parseFile(path);
    expect([common.title, common.album, common.track.no]).toEqual([EVERYTHING.title, EVERYTHING.album, 3]);
    expect(soundProof(path, nothing)).toEqual(sound);
    edited?.undo();
    expect(bytesOf(path)).toBe(original);
  });

  it.each(telling)('changes nothing but the title of %s', async (name) => {
    const path = copyOf(name);
    const before = tagsOf(path);
    const others = await otherTags(path, { title: '' });
    const { common } = await parseFile(path);
    await edit(path, { title: 'Only this' });
    expect(tagsOf(path)).toEqual({ ...before, title: 'Only this' });
    expect(await otherTags(path, { title: '' })).toEqual(expect.arrayContaining(others));
    const after = (await parseFile(path)).common;
    expect(after.genre).toEqual(common.genre);
    expect(after.picture ?? []).toEqual(expect.arrayContaining(common.picture ?? []));
  });

  it.each(telling)('takes every field out of %s again', async (name) => {
    const path = copyOf(name);
    await edit(path, EVERYTHING);
    const emptied = Object.fromEntries(
      Object.entries(EVERYTHING).map(([field, value]) => [
        field,
        Array.isArray(value) ? [] : typeof value === 'boolean' ? false : null,
      ]),
    );
    await edit(path, emptied);
    expect(tagsOf(path)).toMatchObject(emptied);
  });

  it.each(telling)('replaces the cover of %s, keeps its other pictures, and takes the cover out', async (name) => {
    const path = copyOf(name);
    const data = readFileSync(join(folder, name.startsWith('image.') ? 'image-2x3.png' : 'image-2x3.jpg'));
    const { others } = picturesOf(path);
    await edit(path, { cover: { mimeType: 'image/jpeg', data } });
    expect(picturesOf(path)).toEqual({ shown: hashOf(data), others });
    expect(await coverInLibrary(path)).toBe(hashOf(data));
    await edit(path, { cover: null });
    const { shown, others: rest } = picturesOf(path);
    // Where another picture is left, it is the one that is shown then.
    expect([...(shown === null ? [] : [shown]), ...rest].toSorted()).toEqual(others.toSorted());
  });
});

it.each(['RF64', 'FRM8', 'TTA1', 'riff'])(
  'says why it does not write to what begins with %s, and leaves it alone',
  async (mark) => {
    const path = join(temporaryFolder(), 'unwritten.wav');
    writeFileSync(path, Buffer.concat([Buffer.from(mark), Buffer.alloc(200)]));
    const original = bytesOf(path);
    const { mtimeMs } = statSync(path);
    await expect(edit(path, EVERYTHING)).rejects.toMatchObject({ code: 'tags-unsupported' });
    expect(bytesOf(path)).toBe(original);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  },
);

it.skipIf(!corpus)('leaves a DSF file alone whose head tells of a tag within its sound', async () => {
  const path = copyOf('full.dsf');
  const bytes = readFileSync(path);
  bytes.writeBigUInt64LE(200n, 20);
  writeFileSync(path, bytes);
  await expect(edit(path, EVERYTHING)).rejects.toMatchObject({ code: 'tags-unreadable' });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

describe.skipIf(!corpus)('odd text', () => {
  const kinds = files.filter((name) => name.startsWith('full.'));
  const texts = {
    emoji: '👩‍👩‍👧‍👦 family 🎶',
    'right to left': 'שיר חדש — أغنية',
    'as SQL': `Robert'); DROP TABLE tracks;--`,
    'as HTML': '<img src=x onerror=alert(1)> &amp; <b>',
    'with slashes and semicolons': 'AC/DC; a;b / c',
    'ten thousand characters': 'ä'.repeat(10_000),
  };
  const pairs = kinds.flatMap((name, n) =>
    Object.entries(texts)
      .filter((_, t) => FULL_TESTS || t % 3 === n % 3)
      .map(([kind, text]) => [kind, name, text] as const),
  );
  it.each(pairs)('%s is text in %s', async (_kind, name, text) => {
    const path = copyOf(name);
    await edit(path, { title: text, comment: text });
    expect(tagsOf(path)).toMatchObject({ title: text, comment: text });
    expect((await parseFile(path)).common.title).toBe(text);
  });
});
