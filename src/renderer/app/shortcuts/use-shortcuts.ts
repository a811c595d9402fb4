import { useEffect, useEffectEvent } from 'react';
import { focusNeeds } from './focus-needs';
import { type ShortcutId, shortcutFor } from './keyboard-map';

/** Calls `act` at each shortcut, wherever in the window it is pressed. */
export function useShortcuts(act: (id: ShortcutId) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const press = {
      key: event.key,
      control: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    const id = shortcutFor(press, focusNeeds(event.target));
    if (id === null) return;
    event.preventDefault();
    act(id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
