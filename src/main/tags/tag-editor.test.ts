import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { keptProcesses } from '../../../tests/support/kept-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { png } from '../../../tests/support/png';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { noise, writeWaveFile } from '../../../tests/support/wave-file';
import { FINGERPRINT_DIMENSIONS, type StoredFingerprint } from '../../shared/domain/fingerprint';
import type { Library } from '../library';
import { ForkLauncher } from '../processes';
import { TagEditor, TagFiles } from '.';
import { hashFile } from './file/hash-file';
import { copyPathFor } from './file/leftovers';

const VERSION = 7;
const LOUDNESS = {
  integratedLufs: -14,
  rangeLu: 3,
  truePeakDbtp: -1,
  maxMomentaryLufs: -10,
  maxShortTermLufs: -12,
};

const launcher = keptProcesses();
let built: string;
let profile: string;
let music: string;
let library: Library;
let editor: TagEditor;

beforeAll(async () => {
  built = await buildProcesses();
});

beforeEach(async () => {
  profile = temporaryFolder();
  music = join(profile, 'music');
  mkdirSync(music);
  writeMp3(join(music, 'one.mp3'), { TIT2: 'First', TPE1: 'Anna', TALB: 'Alpha', TCON: 'Rock', TXXX: 'MOOD\0calm' });
  writeMp3(join(music, 'two.mp3'), { TIT2: 'Second', TPE1: 'Anna', TALB: 'Alpha', TCON: 'Pop' });
  writeWaveFile(join(music, 'three.wav'), [noise(8000, 3)], 44_100);
  library = await openTestLibrary(profile, built, { launcher });
  editor = openEditor(library);
  await scanFolder(library, music);
});

function openEditor(of: Library): TagEditor {
  const folder = join(profile, 'tag-edits');
  const onProblem = (error: Error) => expect.unreachable(error.message);
  const opened = new TagEditor({ library: of, files: new TagFiles(launcher, built), folder, onProblem });
  onTestFinished(() => opened.dispose());
  return opened;
}

const path = (name: string) => join(music, name);
const trackOf = async (name: string) => {
  const track = (await firstTracks(library)).find((one) => one.path === path(name));
  if (!track) throw new Error(`no track ${name}`);
  return track;
};
const idOf = async (name: string) => (await trackOf(name)).id;
const found = async (query: string) =>
  (await library.tracks({ sort: { by: 'title', direction: 'ascending' }, query, cursor: null, limit: 9 })).tracks.map(
    ({ title }) => title,
  );
const fingerprint: StoredFingerprint = {
  algorithmVersion: VERSION,
  fingerprint: Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, 1])) as StoredFingerprint['fingerprint'],
  notes: [],
  extras: null,
};

describe('an edit', () => {
  it('is in the file, in the lists and in the search at once, and undone to the byte', async () => {
    const before = ['one.mp3', 'two.mp3'].map((name) => hashFile(path(name)));
    const { mtimeMs } = statSync(path('one.mp3'));
    const trackIds = [await idOf('one.mp3'), await idOf('two.mp3')];
    const outcome = await editor.write(trackIds, { album: 'Ωmega', genres: ['Jazz', 'Blues'], date: '2001-02-03' });
    expect(outcome).toMatchObject({ written: 2, unchanged: 0, problems: [] });
    expect(await trackOf('one.mp3')).toMatchObject({
      album: 'Ωmega',
      genre: 'Jazz, Blues',
      year: 2001,
      title: 'First',
    });
    expect(await found('ωmega')).toEqual(['First', 'Second']);
    expect(await found('alpha')).toEqual([]);
    const { size, mtimeMs: edited } = statSync(path('one.mp3'));
    expect(await trackOf('one.mp3')).toMatchObject({ sizeBytes: size, modifiedAtMs: Math.round(edited) });

    const undone = await editor.undo(outcome.editId ?? 0);
    expect(undone).toMatchObject({ written: 2, problems: [], editId: null });
    expect(['one.mp3', 'two.mp3'].map((name) => hashFile(path(name)))).toEqual(before);
    expect(Math.round(statSync(path('one.mp3')).mtimeMs)).toBe(Math.round(mtimeMs));
    expect(await found('alpha')).toEqual(['First', 'Second']);
    expect(await editor.history()).toEqual([]);
    expect(readdirSync(join(profile, 'tag-edits'))).toEqual([]);
  });

  it('keeps what was measured of the sound, also when a scan comes first', async () => {
    const track = await trackOf('one.mp3');
    await library.putAnalysis(track, VERSION, LOUDNESS);
    await library.putFingerprint(track, fingerprint, null);
    await editor.write([track.id], { title: 'Renamed' });
    const edited = await trackOf('one.mp3');
    expect(edited.modifiedAtMs).not.toBe(track.modifiedAtMs);
    expect(await library.analysis(edited, VERSION)).toEqual(LOUDNESS);
    expect(await library.fingerprint(track.id)).toEqual(fingerprint);
    expect(await scanFolder(library, music)).toMatchObject({ added: 0, updated: 0, removed: 0 });
    // As when a scan meets the file between its replacement and the note of it: the new state is known before.
    const [{ id: editId } = { id: 0 }] = await editor.history();
    const [file] = await library.edits.filesOf(editId);
    if (!file?.before || !file.after) throw new Error('not noted');
    await library.edits.settle(file.id, file.path, { ...file.before });
    expect(await scanFolder(library, music)).toMatchObject({ updated: 1 });
    expect(await library.analysis(await trackOf('one.mp3'), VERSION)).toEqual(LOUDNESS);
    expect(await library.fingerprint(track.id)).toEqual(fingerprint);
  });

  it('by another program makes the sound unknown', async () => {
    const track = await trackOf('one.mp3');
    await library.putFingerprint(track, fingerprint, null);
    writeMp3(path('one.mp3'), { TIT2: 'Longer title' });
    await scanFolder(library, music);
    expect(await library.fingerprint(track.id)).toBeNull();
  });

  it('can be undone after a restart', async () => {
    const before = hashFile(path('three.wav'));
    const { editId } = await editor.write([await idOf('three.wav')], { title: 'Three', comment: 'x'.repeat(5000) });
    await library.dispose();
    library = await openTestLibrary(profile, built, { launcher });
    const again = openEditor(library);
    expect(await again.history()).toMatchObject([{ id: editId, files: 1, fields: ['title', 'comment'] }]);
    await again.undo(editId ?? 0);
    expect(hashFile(path('three.wav'))).toBe(before);
  });

  it('writes only the fields that differ, and to no file that says all of it', async () => {
    const ids = [await idOf('one.mp3'), await idOf('two.mp3')];
    const untouched = hashFile(path('one.mp3'));
    const outcome = await editor.write(ids, { genres: ['Rock'] });
    expect(outcome).toMatchObject({ written: 1, unchanged: 1, problems: [] });
    expect(hashFile(path('one.mp3'))).toBe(untouched);
  });

  it('is shown beforehand, file by file, and writes nothing then', async () => {
    const before = hashFile(path('one.mp3'));
    const ids = [await idOf('one.mp3'), await idOf('two.mp3')];
    expect(await editor.preview(ids, { genres: ['Rock'], album: null })).toMatchObject([
      { path: path('one.mp3'), differences: [{ field: 'album', before: 'Alpha', after: null }], problem: null },
      {
        path: path('two.mp3'),
        differences: [
          { field: 'album', before: 'Alpha', after: null },
          { field: 'genres', before: 'Pop', after: 'Rock' },
        ],
      },
    ]);
    expect(hashFile(path('one.mp3'))).toBe(before);
  });

  it('of many shows what they have in common and where they differ', async () => {
    const summary = await editor.read([await idOf('one.mp3'), await idOf('two.mp3')]);
    expect(summary).toMatchObject({ files: 2, common: { artists: ['Anna'], album: 'Alpha' }, problems: [] });
    expect(summary.mixed).toEqual(['title', 'genres']);
    expect(summary.common).not.toHaveProperty('title');
  });

  it('replaces the cover that the library shows', async () => {
    const picture = join(profile, 'cover.png');
    writeFileSync(
      picture,
      png(16, (x, y) => [x, y, 0]),
    );
    const { token } = await editor.takeCover(picture);
    await editor.write([await idOf('one.mp3')], { cover: { kind: 'replace', token } });
    expect((await trackOf('one.mp3')).artworkHash).toBe(hashFile(picture));
    await editor.write([await idOf('one.mp3')], { cover: { kind: 'remove' } });
    expect((await trackOf('one.mp3')).artworkHash).toBeNull();
  });

  it('takes no picture that was not chosen, and none that is no picture', async () => {
    const refused = editor.preview([await idOf('one.mp3')], { cover: { kind: 'replace', token: '/etc/passwd' } });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
    writeFileSync(join(profile, 'x.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(editor.takeCover(join(profile, 'x.png'))).rejects.toMatchObject({ code: 'not-a-cover' });
  });

  it('leaves a file alone that has changed since it was read, and one that changed since it was written', async () => {
    const id = await idOf('one.mp3');
    const { editId } = await editor.write([id], { title: 'Mine' });
    writeMp3(path('one.mp3'), { TIT2: 'Somebody else was here' });
    const theirs = hashFile(path('one.mp3'));
    expect((await editor.write([id], { title: 'Again' })).problems).toMatchObject([
      { path: path('one.mp3'), problem: { code: 'file-changed' } },
    ]);
    const undone = await editor.undo(editId ?? 0);
    expect(undone).toMatchObject({ written: 0, editId, problems: [{ problem: { code: 'file-changed' } }] });
    expect(hashFile(path('one.mp3'))).toBe(theirs);
    // Same size and time, other content: the hash tells.
    const [file] = await library.edits.filesOf(editId ?? 0);
    const size = file?.after?.sizeBytes ?? 0;
    writeFileSync(path('one.mp3'), Buffer.alloc(size));
    utimesSync(path('one.mp3'), new Date(), new Date(file?.after?.modifiedAtMs ?? 0));
    expect((await editor.undo(editId ?? 0)).problems).toMatchObject([{ problem: { code: 'file-changed' } }]);
  });

  it('writes to what a link leads to, and the link stays', async () => {
    renameSync(path('two.mp3'), join(profile, 'real.mp3'));
    symlinkSync(join(profile, 'real.mp3'), path('two.mp3'));
    await scanFolder(library, music);
    expect(await editor.write([await idOf('two.mp3')], { title: 'Linked' })).toMatchObject({ written: 1 });
    expect((await trackOf('two.mp3')).title).toBe('Linked');
    expect(readFileSync(join(profile, 'real.mp3')).includes('Linked')).toBe(true);
    expect(
      readdirSync(music, { withFileTypes: true })
        .find(({ name }) => name === 'two.mp3')
        ?.isSymbolicLink(),
    ).toBe(true);
  });
});

describe('what was in hand when the application ended', () => {
  async function interrupted(step: 'begun' | 'proven' | 'renamed') {
    const files = new TagFiles(new ForkLauncher(), built);
    onTestFinished(() => files.dispose());
    const track = await trackOf('one.mp3');
    const old = hashFile(track.path);
    const copyPath = copyPathFor(track.path);
    mkdirSync(join(profile, 'tag-edits'), { recursive: true });
    const deltaName = 'interrupted.delta';
    const deltaPath = join(profile, 'tag-edits', deltaName);
    const editId = await library.edits.begin(['title']);
    const id = await library.edits.note({ editId, path: track.path, copyPath, deltaName });
    const changes = { fields: { title: 'New' } };
    const prepared = await files.prepare({ path: track.path, expected: null, copyPath, deltaPath, changes });
    if (!prepared) throw new Error('nothing to write');
    if (step !== 'begun') await library.edits.prove({ id, ...prepared });
    if (step === 'renamed') await files.commit(track.path, copyPath, prepared.before);
    await library.dispose();
    library = await openTestLibrary(profile, built, { launcher });
    editor = openEditor(library);
    await editor.settled();
    expect(readdirSync(music).filter((name) => name.startsWith('.'))).toEqual([]);
    return { old, fresh: prepared.after.hash };
  }

  it.each(['begun', 'proven'] as const)('leaves the old file where its copy was only %s', async (step) => {
    const { old } = await interrupted(step);
    expect(hashFile(path('one.mp3'))).toBe(old);
    expect((await trackOf('one.mp3')).title).toBe('First');
    expect(await editor.history()).toEqual([]);
    expect(readdirSync(join(profile, 'tag-edits'))).toEqual([]);
  });

  it('shows the new file where it was in its place already, and can undo it', async () => {
    const { old, fresh } = await interrupted('renamed');
    expect(hashFile(path('one.mp3'))).toBe(fresh);
    expect((await trackOf('one.mp3')).title).toBe('New');
    const [edit] = await editor.history();
    await editor.undo(edit?.id ?? 0);
    expect(hashFile(path('one.mp3'))).toBe(old);
  });
});
