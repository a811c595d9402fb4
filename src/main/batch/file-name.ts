/** What no system's file names may hold. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Longest name without its ending, bytes of UTF-8: systems allow 255 with it. */
const LONGEST_BYTES = 200;

/** A file's name, without ending, that every system takes: “Artist - Title”, or what is known of it. */
export function fileNameFor(artist: string | null, title: string): string {
  const wished = [artist, title].filter((part) => part !== null && part.trim() !== '').join(' - ');
  const cleaned = cutTo(LONGEST_BYTES, wished.normalize('NFC').toWellFormed().replace(FORBIDDEN, '_'))
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  if (cleaned === '') return '_';
  return RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
}

/** As many whole characters as fit. */
function cutTo(bytes: number, text: string): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}
