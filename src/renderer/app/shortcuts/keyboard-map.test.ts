import { describe, expect, it } from 'vitest';
import { BINDINGS, type FocusNeeds, type KeyPress, SHORTCUT_IDS, shortcutFor } from './keyboard-map';

const NOTHING: FocusNeeds = {
  typing: false,
  modal: false,
  space: false,
  verticalArrows: false,
  horizontalArrows: false,
};
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  control: false,
  shift: false,
  alt: false,
  ...held,
});
const pressOf = ({ key, control, shift, alt }: (typeof BINDINGS)[number]) =>
  press(key, { control: control ?? false, shift: shift ?? false, alt: alt ?? false });

describe('shortcutFor', () => {
  it.each([
    [press(' '), 'play-pause'],
    [press('ArrowLeft'), 'seek-back'],
    [press('ArrowRight'), 'seek-forward'],
    [press('ArrowRight', { shift: true }), 'seek-forward-far'],
    [press('ArrowLeft', { control: true }), 'previous'],
    [press('ArrowRight', { control: true }), 'next'],
    [press('ArrowUp'), 'volume-up'],
    [press('m'), 'mute'],
    [press('E', { shift: true }), 'toggle-enhancement'],
    [press('f', { control: true }), 'search'],
    [press('/', { shift: true }), 'search'],
    [press(',', { control: true }), 'settings'],
    [press('D', { control: true, shift: true }), 'diagnostics'],
    [press('?', { shift: true }), 'shortcuts'],
    [press('f'), 'favourite'],
    [press('2'), 'view-albums'],
    [press('ArrowLeft', { alt: true }), 'back'],
  ] as const)('%o is %s', (key, id) => {
    expect(shortcutFor(key, NOTHING)).toBe(id);
  });

  it('leaves alone what is bound to nothing', () => {
    expect(shortcutFor(press('e', { control: true }), NOTHING)).toBeNull();
    expect(shortcutFor(press('e', { alt: true }), NOTHING)).toBeNull();
    expect(shortcutFor(press('d', { control: true }), NOTHING)).toBeNull();
  });

  it.each(['typing', 'modal'] as const)('fires nothing at all where the focus is %s', (need) => {
    for (const binding of BINDINGS) {
      expect(shortcutFor(pressOf(binding), NOTHING)).toBe(binding.id);
      expect(shortcutFor(pressOf(binding), { ...NOTHING, [need]: true })).toBeNull();
    }
  });

  it('leaves the keys to the control that needs them, and only those', () => {
    expect(shortcutFor(press(' '), { ...NOTHING, space: true })).toBeNull();
    expect(shortcutFor(press('ArrowUp'), { ...NOTHING, verticalArrows: true })).toBeNull();
    expect(shortcutFor(press('ArrowLeft'), { ...NOTHING, verticalArrows: true })).toBe('seek-back');
    expect(shortcutFor(press('ArrowLeft'), { ...NOTHING, horizontalArrows: true })).toBeNull();
    const slider = { ...NOTHING, verticalArrows: true, horizontalArrows: true };
    expect(shortcutFor(press('ArrowLeft', { control: true }), slider)).toBe('previous');
    expect(shortcutFor(press('m'), { ...NOTHING, space: true, horizontalArrows: true })).toBe('mute');
  });

  it('reaches every shortcut by some key, and no two of them by the same', () => {
    expect(new Set(BINDINGS.map(({ id }) => id))).toEqual(new Set(SHORTCUT_IDS));
    const keys = BINDINGS.map((binding) => JSON.stringify(pressOf(binding)));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
