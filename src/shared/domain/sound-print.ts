/** Frames of a sound print a second. */
export const PRINT_FRAMES_PER_SECOND = 8;

/** Bits of each frame: 16, written as four hexadecimal digits. */
export const PRINT_BITS = 16;
const DIGITS = PRINT_BITS / 4;

/** A sound print as text, four hexadecimal digits a frame. */
export function writePrint(frames: Uint16Array): string {
  return Array.from(frames, (frame) => frame.toString(16).padStart(DIGITS, '0')).join('');
}

/** The frames of what {@link writePrint} wrote. */
export function readPrint(text: string): Uint16Array {
  return Uint16Array.from({ length: Math.floor(text.length / DIGITS) }, (_, i) =>
    Number.parseInt(text.slice(i * DIGITS, (i + 1) * DIGITS), 16),
  );
}
