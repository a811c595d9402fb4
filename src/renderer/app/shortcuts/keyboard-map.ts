/** What the page does at a key. */
export const SHORTCUT_IDS = [
  'play-pause',
  'previous',
  'next',
  'seek-back',
  'seek-forward',
  'seek-back-far',
  'seek-forward-far',
  'volume-up',
  'volume-down',
  'mute',
  'toggle-enhancement',
  'compare',
  'edit-tags',
  'queue',
  'undo',
  'redo',
  'favourite',
  'view-songs',
  'view-albums',
  'view-artists',
  'view-genres',
  'view-favourites',
  'back',
  'forward',
  'search',
  'settings',
  'diagnostics',
  'shortcuts',
] as const;
export type ShortcutId = (typeof SHORTCUT_IDS)[number];
export type ShortcutGroup = 'playback' | 'sound' | 'view';

export interface KeyPress {
  /** As `KeyboardEvent.key`. */
  key: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
}

/** What the focused element needs for itself. */
export interface FocusNeeds {
  /** Text is typed into it. */
  typing: boolean;
  /** It lies in a dialog over the page. */
  modal: boolean;
  space: boolean;
  verticalArrows: boolean;
  horizontalArrows: boolean;
}

interface Binding extends Pick<KeyPress, 'key'> {
  id: ShortcutId;
  group: ShortcutGroup;
  control?: boolean;
  alt?: boolean;
  /** Absent where the key's own character already depends on it, as with `?`. */
  shift?: boolean;
}

export const BINDINGS: readonly Binding[] = [
  { id: 'play-pause', group: 'playback', key: ' ' },
  { id: 'seek-back', group: 'playback', key: 'ArrowLeft', shift: false },
  { id: 'seek-forward', group: 'playback', key: 'ArrowRight', shift: false },
  { id: 'seek-back-far', group: 'playback', key: 'ArrowLeft', shift: true },
  { id: 'seek-forward-far', group: 'playback', key: 'ArrowRight', shift: true },
  { id: 'previous', group: 'playback', key: 'ArrowLeft', control: true },
  { id: 'next', group: 'playback', key: 'ArrowRight', control: true },
  { id: 'toggle-enhancement', group: 'sound', key: 'e' },
  { id: 'compare', group: 'sound', key: 'b' },
  { id: 'volume-up', group: 'sound', key: 'ArrowUp' },
  { id: 'volume-down', group: 'sound', key: 'ArrowDown' },
  { id: 'mute', group: 'sound', key: 'm' },
  { id: 'edit-tags', group: 'view', key: 'i', control: true },
  { id: 'queue', group: 'view', key: 'q' },
  { id: 'undo', group: 'view', key: 'z', control: true, shift: false },
  { id: 'redo', group: 'view', key: 'z', control: true, shift: true },
  { id: 'favourite', group: 'playback', key: 'f' },
  { id: 'view-songs', group: 'view', key: '1' },
  { id: 'view-albums', group: 'view', key: '2' },
  { id: 'view-artists', group: 'view', key: '3' },
  { id: 'view-genres', group: 'view', key: '4' },
  { id: 'view-favourites', group: 'view', key: '5' },
  { id: 'back', group: 'view', key: 'ArrowLeft', alt: true },
  { id: 'forward', group: 'view', key: 'ArrowRight', alt: true },
  { id: 'search', group: 'view', key: 'f', control: true },
  { id: 'search', group: 'view', key: '/' },
  { id: 'settings', group: 'view', key: ',', control: true },
  { id: 'diagnostics', group: 'view', key: 'd', control: true, shift: true },
  { id: 'shortcuts', group: 'view', key: '?' },
];

function isNeeded({ key, control, alt }: KeyPress, needs: FocusNeeds): boolean {
  if (needs.typing || needs.modal) return true;
  if (control || alt) return false;
  if (key === ' ') return needs.space;
  if (key === 'ArrowUp' || key === 'ArrowDown') return needs.verticalArrows;
  return (key === 'ArrowLeft' || key === 'ArrowRight') && needs.horizontalArrows;
}

/** What a key press asks for, or null where it asks for nothing or belongs to the focused element. */
export function shortcutFor(press: KeyPress, needs: FocusNeeds): ShortcutId | null {
  if (isNeeded(press, needs)) return null;
  const found = BINDINGS.find(
    ({ key, control = false, alt = false, shift }) =>
      key === (press.key.length === 1 ? press.key.toLowerCase() : press.key) &&
      control === press.control &&
      alt === press.alt &&
      (shift === undefined || shift === press.shift),
  );
  return found?.id ?? null;
}
