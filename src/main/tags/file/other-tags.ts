import { createHash } from 'node:crypto';
import { parseFile } from 'music-metadata';
import type { File } from 'node-taglib-sharp';
import type { TagField } from '../../../shared/domain/tags';
import type { FileChanges } from './apply-changes';
import { coverAmong, pictureFacts } from './read-tags';

/** Under which names formats keep the fields that can be edited, in capitals. What has another name must survive an edit. */
const NAMES: Readonly<Record<TagField, readonly string[]>> = {
  title: ['TIT2', 'TT2', 'TITLE', '©NAM', 'INAM'],
  artists: ['TPE1', 'TP1', 'ARTIST', '©ART', 'IART', 'ISTR', 'AUTHOR'],
  album: ['TALB', 'TAL', 'ALBUM', '©ALB', 'IPRD', 'DIRC', 'WM/ALBUMTITLE'],
  albumArtists: ['TPE2', 'TP2', 'ALBUMARTIST', 'ALBUM ARTIST', 'AART', 'WM/ALBUMARTIST', 'IPRF', 'TXXX:ALBUM ARTIST'],
  composers: ['TCOM', 'TCM', 'COMPOSER', '©WRT', 'IMUS', 'IWRI', 'WM/COMPOSER'],
  genres: ['TCON', 'TCO', 'GENRE', '©GEN', 'GNRE', 'IGNR', 'WM/GENRE', 'WM/GENREID'],
  date: ['TDRC', 'TYER', 'TYE', 'TDAT', 'TDA', 'TIME', 'TIM', 'DATE', 'YEAR', '©DAY', 'ICRD', 'WM/YEAR'],
  trackNumber: ['TRCK', 'TRK', 'TRACK', 'TRACKNUMBER', 'TRKN', 'IPRT', 'ITRK', 'WM/TRACKNUMBER'],
  trackCount: ['TRCK', 'TRK', 'TRACK', 'TRACKNUMBER', 'TRACKTOTAL', 'TOTALTRACKS', 'TRKN', 'IFRM'],
  discNumber: ['TPOS', 'TPA', 'DISC', 'DISCNUMBER', 'DISK', 'WM/PARTOFSET'],
  discCount: ['TPOS', 'TPA', 'DISC', 'DISCNUMBER', 'DISCTOTAL', 'TOTALDISCS', 'DISK', 'WM/PARTOFSET'],
  comment: ['COMM', 'COM', 'COMMENT', '©CMT', 'ICMT', 'WM/TEXT'],
  lyrics: ['USLT', 'ULT', 'LYRICS', '©LYR', 'WM/LYRICS'],
  compilation: ['TCMP', 'TCP', 'COMPILATION', 'CPIL', 'WM/ISCOMPILATION'],
  bpm: ['TBPM', 'TBP', 'BPM', 'TEMPO', 'TMPO', 'WM/BEATSPERMINUTE'],
  titleSort: ['TSOT', 'TITLESORT', 'SONM', 'WM/TITLESORTORDER'],
  artistSort: ['TSOP', 'ARTISTSORT', 'SOAR', 'WM/ARTISTSORTORDER'],
  albumSort: ['TSOA', 'ALBUMSORT', 'SOAL', 'WM/ALBUMSORTORDER'],
  albumArtistSort: ['TSO2', 'ALBUMARTISTSORT', 'SOAA', 'WM/ALBUMARTISTSORTORDER'],
};

/** Frames that hold pictures, which are compared on their own, and what says how a file was written, not what is in it. */
const NOT_COMPARED = /^(APIC|PIC|METADATA_BLOCK_PICTURE|COVER ART.*|COVERART|COVERARTMIME|COVR|WM\/PICTURE)$/;

/** What frames of ID3 before 2.4 that survive are called in it. */
const NEWER_NAMES: ReadonlyMap<string, string> = new Map(
  `TORY=TDOR TOR=TDOR TT1=TIT1 TT3=TIT3 TP3=TPE3 TP4=TPE4 TXT=TEXT TCR=TCOP TPB=TPUB TXX=TXXX UFI=UFID TSS=TSSE TEN=TENC
   TLE=TLEN TLA=TLAN TOA=TOPE TFT=TFLT TKE=TKEY TMT=TMED TOT=TOAL TOL=TOLY TOF=TOFN TRC=TSRC WXX=WXXX WAF=WOAF WAR=WOAR
   WAS=WOAS WCM=WCOM WCP=WCOP WPB=WPUB POP=POPM CNT=PCNT GEO=GEOB PCS=PCST TS2=TSO2 TSP=TSOP TSA=TSOA TST=TSOT TSC=TSOC
   IPL=TIPL IPLS=TIPL`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
);

/** The name without its age, whatever follows a colon. */
function newestName(id: string): string {
  const [name = '', ...rest] = id.split(':');
  return [NEWER_NAMES.get(name) ?? name, ...rest].join(':');
}

/** One entry of a tag: where it is, its name and its value. */
type Entry = string;

/** Everything in a file's tags that a change leaves alone, as a reader that is independent of the writer finds it. */
export async function otherTags(path: string, changes: FileChanges): Promise<Entry[]> {
  const { native } = await parseFile(path, { duration: false, skipCovers: true });
  const changed = new Set(Object.keys(changes).flatMap((field) => (field === 'cover' ? [] : NAMES[field as TagField])));
  const entries: Entry[] = [];
  for (const [kind, tags] of Object.entries(native)) {
    // The small tag of 30 characters is kept in step with the others.
    if (kind === 'ID3v1') continue;
    for (const { id, value } of tags) {
      const name = id.toUpperCase();
      if (changed.has(name) || NAMES.date.includes(name) || NOT_COMPARED.test(name)) continue;
      const place = kind.startsWith('ID3v2') ? `ID3v2 ${newestName(name)}` : `${kind} ${name}`;
      entries.push(`${place}: ${JSON.stringify(value)}`);
    }
  }
  return entries;
}

/** Every picture of an open file, in order, save the shown one where that is to change. */
export function otherPictures(file: File, changes: FileChanges): Entry[] {
  const { pictures } = file.tag;
  const shown = changes.cover === undefined ? undefined : coverAmong(pictures);
  return pictures
    .filter((picture) => picture !== shown)
    .map((picture) => `${picture.type} ${picture.description ?? ''} ${pictureFacts(picture).hash}`);
}

/** What is in the first list and not, as often, in the second. */
export function missingFrom(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const left = new Map<Entry, number>();
  for (const entry of after) left.set(entry, (left.get(entry) ?? 0) + 1);
  return before.filter((entry) => {
    const count = left.get(entry) ?? 0;
    left.set(entry, count - 1);
    return count <= 0;
  });
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
