import { useEffect } from 'react';
import type { Settings } from '../../../shared/domain/settings';

const SYSTEM_IS_DARK = '(prefers-color-scheme: dark)';

/** Applies the chosen theme to the document; `system` leaves it to the system, which the style sheet follows. */
export function useTheme(theme: Settings['theme'] | undefined): void {
  useEffect(() => {
    const root = document.documentElement;
    const end = changeAtOnce(root);
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    return end;
  }, [theme]);

  useEffect(() => {
    const system = window.matchMedia(SYSTEM_IS_DARK);
    let end = () => {};
    const follow = () => {
      end();
      end = changeAtOnce(document.documentElement);
    };
    system.addEventListener('change', follow);
    return () => {
      system.removeEventListener('change', follow);
      end();
    };
  }, []);
}

/**
 * Lets every colour that changes now be there in the next frame: passing over, what inherits a colour would begin when that is
 * through, and the window would wear two themes for half a second. Answers what ends it early.
 */
function changeAtOnce(root: HTMLElement): () => void {
  root.dataset.themeChanges = '';
  const end = () => delete root.dataset.themeChanges;
  // The first frame takes the new colours, the one after it begins with them.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(end);
  });
  return () => {
    cancelAnimationFrame(frame);
    end();
  };
}
