import { extname } from 'node:path';

/** Endings of files that may hold sound. What they really hold is decided by reading them. */
const AUDIO_ENDINGS = new Set(
  'mp3 mp2 mpga flac ogg oga opus spx m4a m4b mp4 aac alac wav wave w64 aif aiff aifc wma asf wv ape mpc mp+ dsf dff mka webm tta'
    .split(' ')
    .map((ending) => `.${ending}`),
);

export function hasAudioEnding(path: string): boolean {
  return AUDIO_ENDINGS.has(extname(path).toLowerCase());
}

/** How files of sound begin: bytes at an offset, by what it says. */
const SIGNATURES: readonly { offset: number; bytes: string }[] = [
  { offset: 0, bytes: 'fLaC' },
  { offset: 0, bytes: 'OggS' },
  { offset: 0, bytes: 'ID3' },
  { offset: 8, bytes: 'WAVE' },
  { offset: 8, bytes: 'AIFF' },
  { offset: 8, bytes: 'AIFC' },
  { offset: 4, bytes: 'ftyp' },
  { offset: 0, bytes: 'wvpk' },
  { offset: 0, bytes: 'MAC ' },
  { offset: 0, bytes: 'MPCK' },
  { offset: 0, bytes: 'MP+' },
  { offset: 0, bytes: 'DSD ' },
  { offset: 0, bytes: 'TTA1' },
  { offset: 0, bytes: '\u001aE\u00df\u00a3' },
  { offset: 0, bytes: '0&\u00b2u' },
];

/** Whether a file begins as one of sound in a container does, however broken the rest. */
export function beginsLikeAudio(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1');
  return SIGNATURES.some(({ offset, bytes }) => text.startsWith(bytes, offset));
}

/** Whether a file begins in the middle of a stream: with the sync word of an MPEG or FLAC frame. */
export function beginsWithFrame(head: Uint8Array): boolean {
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 && head[1] !== 0xff;
}
