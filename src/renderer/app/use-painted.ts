import { useEffect, useState } from 'react';

/** The value as it was in the frame that was painted last: what is not in sight follows it, so that what is in sight comes first. */
export function usePainted<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    if (Object.is(value, painted)) return;
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      // Frames are painted after they were asked for.
      timer = window.setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [value, painted]);
  return painted;
}
