import { closeSync, fstatSync, openSync } from 'node:fs';
import { type IAudioMetadata, type IOptions, type IPicture, parseFromTokenizer, selectCover } from 'music-metadata';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { pictureSize } from '../../artwork';
import { beginsLikeAudio, beginsWithFrame } from './audio-files';
import { cleanTags, type SoundHashes, untagged } from './clean-tags';
import type { Artwork, FileOutcome, FoundFile } from './file-outcome';
import type { FolderCovers } from './folder-covers';
import { keepCover } from './keep-cover';
import { oggDuration } from './ogg-duration';
import { soundHashes } from './sound-hashes';
import { systemError } from './system-reason';
import { WindowTokenizer } from './window-tokenizer';

/** A file up to this size is read to its end where its length is stated nowhere, bytes. */
const MOST_READ_FOR_LENGTH = 64 * 1024 * 1024;

/** What a parser came to: everything, or what it had found until it gave up. */
interface Parsed {
  metadata: IAudioMetadata | null;
  failure: Error | null;
}

/**
 * Reads what a file says about itself. Whatever is in it, the answer is a track, a problem, or both; nothing is thrown.
 * A file is a track where a parser has found sound in it, even if it then stumbles over the tags.
 */
export async function readFile(
  file: FoundFile,
  artworkFolder: string,
  folderCovers: FolderCovers,
): Promise<FileOutcome> {
  if (file.sizeBytes === 0) return refused(file, AuralisError.about(file.path, 'file-empty'));
  let descriptor: number;
  try {
    descriptor = openSync(file.path, 'r');
  } catch (thrown) {
    return refused(file, systemError(thrown, file.path, 'file'));
  }
  try {
    return await readOpen(file, descriptor, artworkFolder, folderCovers);
  } catch (thrown) {
    return refused(file, systemError(thrown, file.path, 'file'));
  } finally {
    closeSync(descriptor);
  }
}

async function readOpen(
  file: FoundFile,
  descriptor: number,
  artworkFolder: string,
  folderCovers: FolderCovers,
): Promise<FileOutcome> {
  const sizeBytes = fstatSync(descriptor).size;
  const byName = () => new WindowTokenizer(descriptor, { path: file.path, size: sizeBytes });
  const byContent = () => new WindowTokenizer(descriptor, { size: sizeBytes });
  let parsed = await parse(byName());
  if (!holdsSound(parsed)) {
    const again = await parse(byContent());
    if (holdsSound(again)) parsed = again;
  }
  const head = new Uint8Array(64);
  await byName().peekBuffer(head, { mayBeLess: true });
  const { metadata, failure } = parsed;
  const sound = () => soundHashes(descriptor, sizeBytes, file.prove ?? false);
  if (!metadata || !holdsSound(parsed)) return withoutSound(file, head, failure, sound);
  const duration = metadata.format.duration ?? (await findDuration(metadata, byName, sizeBytes));
  const { pictures, failure: unread } = await picturesOf(file.path, metadata);
  const { artwork, problem } = coverOf(file.path, pictures, artworkFolder, folderCovers);
  const known = { ...metadata, format: { ...metadata.format, duration } };
  return {
    ...file,
    tags: cleanTags(file.path, known, artwork, sound()),
    problem: failure || unread ? oddTags(file.path, failure ?? unread) : problem,
  };
}

async function parse(tokenizer: WindowTokenizer, options: IOptions = {}): Promise<Parsed> {
  let metadata: IAudioMetadata | null = null;
  const observer: IOptions['observer'] = (update) => {
    metadata = update.metadata;
  };
  try {
    return {
      metadata: await parseFromTokenizer(tokenizer, { mkvUseIndex: true, observer, ...options }),
      failure: null,
    };
  } catch (thrown) {
    return { metadata, failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}

function holdsSound({ metadata }: Parsed): boolean {
  return (metadata?.format.sampleRate ?? 0) > 0 || (metadata?.format.duration ?? 0) > 0;
}

/** What to say of a file in which no parser has found sound. */
function withoutSound(file: FoundFile, head: Uint8Array, failure: Error | null, sound: () => SoundHashes): FileOutcome {
  if (failure && beginsWithFrame(head))
    return { ...file, tags: untagged(file.path, sound()), problem: oddTags(file.path, failure) };
  if (!beginsLikeAudio(head)) return refused(file, AuralisError.about(file.path, 'not-audio'));
  return refused(file, AuralisError.about(file.path, 'damaged-file', { reason: inWords(failure) }, { cause: failure }));
}

/** The length in seconds of a file whose head does not state it; undefined where finding it out takes too long. */
async function findDuration(
  { format }: IAudioMetadata,
  tokenizer: () => WindowTokenizer,
  sizeBytes: number,
): Promise<number | undefined> {
  if (format.container === 'Ogg') {
    const source = tokenizer();
    const readAt = async (position: number, length: number) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, await source.peekBuffer(bytes, { position, mayBeLess: true }));
    };
    const seconds = await oggDuration(readAt, sizeBytes, format.sampleRate ?? 0);
    if (seconds !== null && seconds > 0) return seconds;
  }
  if (sizeBytes > MOST_READ_FOR_LENGTH) return undefined;
  const whole = await parse(tokenizer(), { duration: true, skipCovers: true });
  return whole.metadata?.format.duration;
}

/** The pictures inside the file, the one that is best shown first. */
async function picturesOf(
  path: string,
  { common, format }: IAudioMetadata,
): Promise<{ pictures: IPicture[]; failure: Error | null }> {
  const bestFirst = (pictures: IPicture[]) => {
    const preferred = selectCover(pictures);
    return preferred ? [...new Set([preferred, ...pictures])] : [];
  };
  if (!common.picture?.length || !format.container?.startsWith('ASF'))
    return { pictures: bestFirst(common.picture ?? []), failure: null };
  try {
    const { asfPictures } = await import('./asf-pictures');
    return { pictures: bestFirst(await asfPictures(path)), failure: null };
  } catch (thrown) {
    return { pictures: [], failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}

/** The cover inside the file, else the one that lies beside it; and why there is none where there seems to be one. */
function coverOf(
  path: string,
  pictures: readonly IPicture[],
  artworkFolder: string,
  folderCovers: FolderCovers,
): { artwork: Artwork | null; problem: Problem | null } {
  let refusal: string | null = null;
  try {
    for (const picture of pictures) {
      const kept = keepCover(picture.data, artworkFolder);
      if ('artwork' in kept) return { artwork: kept.artwork, problem: null };
      // Kinds of pictures that nobody keeps are no fault of the file; one that cannot be what it says it is may be.
      if (pictureSize(picture.data)) refusal ??= kept.reason;
    }
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { artwork: null, problem: AuralisError.about(artworkFolder, 'not-writable', { reason }).toProblem() };
  }
  const beside = folderCovers.of(path);
  if (refusal === null) return beside;
  return { ...beside, problem: AuralisError.about(path, 'not-a-cover', { reason: refusal }).toProblem() };
}

function oddTags(path: string, failure: Error | null): Problem {
  return AuralisError.about(path, 'tags-unreadable', { reason: inWords(failure) }).toProblem();
}

/** Why a parser gave up, for people: which byte of which structure it was says nothing to them. */
function inWords(failure: Error | null): string {
  if (!failure) return 'its head says nothing about the sound';
  const endsEarly = failure.name === 'EndOfStreamError' || /exceeds|end.of.stream/i.test(failure.message);
  return endsEarly ? 'it ends earlier than it says' : 'it is not built as its format asks';
}

function refused(file: FoundFile, error: AuralisError): FileOutcome {
  return { ...file, tags: null, problem: error.toProblem() };
}
