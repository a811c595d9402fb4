import type { FocusNeeds } from './keyboard-map';

const TYPING =
  'textarea, select, [contenteditable="true"], input:not([type="range"], [type="checkbox"], [type="radio"])';
const PRESSED_BY_SPACE = 'button, a[href], summary, input, select, [role="switch"], [role="button"], [role="option"]';
/** The seek bar: arrows do there what they do everywhere. */
const LEFT_TO_THE_PLAYER = '[data-arrows="player"]';
const MOVED_BY_ARROWS =
  '[data-arrows="own"], input[type="range"], [role="slider"], [role="listbox"], [role="menu"], [role="combobox"]';

/** What the element that has the focus does with keys by itself. */
export function focusNeeds(target: EventTarget | null): FocusNeeds {
  const element = target instanceof Element ? target : null;
  const within = (selector: string) => element !== null && element.closest(selector) !== null;
  const own = !within(LEFT_TO_THE_PLAYER);
  const arrows = own && within(MOVED_BY_ARROWS);
  return {
    typing: within(TYPING),
    modal: document.querySelector('[role="dialog"], [role="alertdialog"]') !== null,
    space: within(PRESSED_BY_SPACE),
    verticalArrows: arrows || within('[role="grid"]'),
    horizontalArrows: arrows || (own && within('[role="group"]')),
  };
}
