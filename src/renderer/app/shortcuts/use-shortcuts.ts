import { useEffect, useEffectEvent } from 'react';
import { focusNeeds } from './focus-needs';
import { type ShortcutId, shortcutFor } from './keyboard-map';

/**
 * Calls `act` at each shortcut, wherever in the window it is pressed, and before the element that has the focus: what
 * that needs for itself is asked beforehand.
 */
export function useShortcuts(act: (id: ShortcutId) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const press = {
      key: event.key,
      control: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    const id = shortcutFor(press, focusNeeds(event.target));
    if (id === null) return;
    event.preventDefault();
    event.stopPropagation();
    act(id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
