import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { File, Id3v2Settings, MpegAudioFileSettings, ReadStyle, TagTypes } from 'node-taglib-sharp';
import { AuralisError } from '../../../shared/domain/errors';
import { DSF_MARK, readDsfTag, writeDsfTag } from './dsf-tag';
import { MemoryFile } from './memory-file';

/** Unknown to the tag library: its tag is handed to it as a file of its own. */
const DSF = 'dsf';

/** How formats begin that tags are written into, by what the tag library calls them. */
const MEDIA_TYPES: readonly { type: string; offset: number; bytes: string }[] = [
  { type: 'taglib/flac', offset: 0, bytes: 'fLaC' },
  { type: 'taglib/ogg', offset: 0, bytes: 'OggS' },
  { type: 'taglib/wav', offset: 8, bytes: 'WAVE' },
  { type: 'taglib/aiff', offset: 8, bytes: 'AIFF' },
  { type: 'taglib/aif', offset: 8, bytes: 'AIFC' },
  { type: 'taglib/m4a', offset: 4, bytes: 'ftyp' },
  { type: 'taglib/ape', offset: 0, bytes: 'MAC ' },
  // WavPack and Musepack carry the same tags, at the same place behind the sound, as Monkey's Audio does.
  { type: 'taglib/ape', offset: 0, bytes: 'wvpk' },
  { type: 'taglib/ape', offset: 0, bytes: 'MPCK' },
  { type: 'taglib/ape', offset: 0, bytes: 'MP+' },
  { type: 'taglib/wma', offset: 0, bytes: '0&\u00b2u' },
  { type: DSF, offset: 0, bytes: DSF_MARK },
];

/** Formats that play, but whose tags nothing here can write. */
const UNWRITTEN: readonly { name: string; offset: number; bytes: string }[] = [
  { name: 'DSDIFF', offset: 0, bytes: 'FRM8' },
  { name: 'TTA', offset: 0, bytes: 'TTA1' },
  { name: 'Matroska', offset: 0, bytes: '\u001aE\u00df\u00a3' },
  { name: 'Wave64', offset: 0, bytes: 'riff' },
  { name: 'RF64', offset: 0, bytes: 'RF64' },
];

/** Bytes that an ID3v2 tag at the beginning takes, its header included; 0 where there is none. */
function id3Bytes(head: Buffer): number {
  if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
  return 10 + (((a & 0x7f) << 21) | ((b & 0x7f) << 14) | ((c & 0x7f) << 7) | (d & 0x7f));
}

/**
 * Which writer a file's own content asks for, whatever its name says. `named` is told in messages.
 * Throws AuralisError `tags-unsupported`, or what opening the file throws.
 */
function mediaType(path: string, named: string): string {
  const descriptor = openSync(path, 'r');
  const readHead = (position: number) => {
    const bytes = Buffer.alloc(16);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, position));
  };
  try {
    const first = readHead(0);
    const tagBytes = id3Bytes(first);
    const head = tagBytes > 0 ? readHead(tagBytes) : first;
    const begins = ({ offset, bytes }: { offset: number; bytes: string }) =>
      head.toString('latin1').startsWith(bytes, offset);
    const found = MEDIA_TYPES.find(begins);
    // The head of a DSF file tells places from the file's beginning.
    if (found && !(found.type === DSF && tagBytes > 0)) return found.type;
    const unwritten = UNWRITTEN.find(begins);
    if (unwritten) throw AuralisError.about(named, 'tags-unsupported', { format: unwritten.name });
    const isMpeg = tagBytes > 0 || ((head[0] ?? 0) === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0);
    if (isMpeg || /^\.mp[23]$/i.test(extname(named))) return 'taglib/mp3';
    throw AuralisError.about(named, 'tags-unsupported', { format: extname(named).slice(1).toUpperCase() || '?' });
  } finally {
    closeSync(descriptor);
  }
}

/** Options that hold for the whole process. */
function configure(): void {
  Id3v2Settings.useNumericGenres = false;
  Id3v2Settings.defaultVersion = 4;
  // No small tag is begun: making it of an odd one fails, and 30 characters of Latin are of no use to anybody.
  MpegAudioFileSettings.defaultTagTypes = TagTypes.Id3v2;
}

/**
 * Opens a file's tags and closes them again, whatever `use` does. `named` is the path that people know the file by.
 * Throws AuralisError `tags-unsupported`, `tags-unreadable`, and what `use` throws.
 */
export function withTagFile<Result>(path: string, named: string, use: (file: File) => Result): Result {
  configure();
  const type = mediaType(path, named);
  if (type !== DSF) return withOpened(() => File.createFromPath(path, type, ReadStyle.None), named, use);
  const tag = new MemoryFile(path, dsfTag(path, named));
  const before = Buffer.from(tag.content);
  // What begins with an ID3v2 tag and has nothing behind it that could be taken for anything else.
  const result = withOpened(() => File.createFromAbstraction(tag, 'taglib/mp3', ReadStyle.None), named, use);
  if (!tag.content.equals(before)) writeDsfTag(path, tag.content);
  return result;
}

function dsfTag(path: string, named: string): Buffer {
  try {
    return readDsfTag(path);
  } catch (thrown) {
    throw AuralisError.about(named, 'tags-unreadable', { reason: wordsFor(thrown) }, { cause: thrown });
  }
}

function withOpened<Result>(open: () => File, named: string, use: (file: File) => Result): Result {
  let file: File;
  try {
    file = open();
  } catch (thrown) {
    throw AuralisError.about(named, 'tags-unreadable', { reason: wordsFor(thrown) }, { cause: thrown });
  }
  try {
    if (file.isPossiblyCorrupt)
      throw AuralisError.about(named, 'tags-unreadable', { reason: 'it is not built as its format asks' });
    leaveOutForeign(file);
    return use(file);
  } finally {
    file.dispose();
  }
}

/** Tags for films, which nobody reads in sound files, are not begun by writing to what is there. */
function leaveOutForeign(file: File): void {
  for (const type of [TagTypes.DivX, TagTypes.MovieId])
    if ((file.tagTypes & type) !== 0 && (file.tagTypesOnDisk & type) === 0) file.removeTags(type);
}

/** What the tag library says, without the names of its own places. */
export function wordsFor(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.split('\n')[0]?.slice(0, 200) ?? '';
}
