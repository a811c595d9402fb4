import { useEffect } from 'react';
import type { Settings } from '../../../shared/domain/settings';

/** Applies the chosen theme to the document; `system` leaves it to the system, which the style sheet follows. */
export function useTheme(theme: Settings['theme'] | undefined): void {
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  }, [theme]);
}
