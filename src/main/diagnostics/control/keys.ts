import type { Key } from '../../../scenarios';

/** `KeyboardEvent.code` and the virtual key number of each key that scenarios press, and the text it types. */
const KEYS: Readonly<Record<Key, { code: string; number: number; text?: string }>> = {
  ArrowLeft: { code: 'ArrowLeft', number: 37 },
  ArrowRight: { code: 'ArrowRight', number: 39 },
  Home: { code: 'Home', number: 36 },
  End: { code: 'End', number: 35 },
  Enter: { code: 'Enter', number: 13, text: '\r' },
  Escape: { code: 'Escape', number: 27 },
  Tab: { code: 'Tab', number: 9 },
  ' ': { code: 'Space', number: 32, text: ' ' },
  e: { code: 'KeyE', number: 69, text: 'e' },
};

/** Parameters of `Input.dispatchKeyEvent` for a key. */
export function keyEvent(key: Key) {
  const { code, number, text } = KEYS[key];
  return { key, code, windowsVirtualKeyCode: number, nativeVirtualKeyCode: number, ...(text && { text }) };
}
