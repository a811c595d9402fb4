/** Longest text that is kept of a tag, in characters. */
const LONGEST_TEXT = 16_384;

/** Text of a tag as it is kept: well-formed, without what surrounds it; null for anything else and for nothing. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cleaned = value
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/^[\s\0]+|[\s\0]+$/g, '')
    .replaceAll('\0', ' ');
  return cleaned === '' ? null : cleaned;
}
