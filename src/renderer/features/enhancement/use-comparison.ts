import { useEffect, useEffectEvent, useRef } from 'react';
import { useWishCommands } from './use-wish-commands';

/** Has the other one of both ways of hearing be heard from `hold` on until a key is let go, or the window loses them all. */
export function useComparison() {
  const { compare } = useWishCommands();
  const holding = useRef(false);
  const set = (next: boolean) => {
    if (holding.current === next) return;
    holding.current = next;
    compare(next);
  };
  const release = useEffectEvent(() => set(false));
  useEffect(() => {
    const onRelease = () => release();
    window.addEventListener('keyup', onRelease, { capture: true });
    window.addEventListener('blur', onRelease);
    return () => {
      window.removeEventListener('keyup', onRelease, { capture: true });
      window.removeEventListener('blur', onRelease);
    };
  }, []);
  return { hold: () => set(true) };
}
