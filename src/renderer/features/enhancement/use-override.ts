import { useState } from 'react';
import type { Overrides } from '../../../shared/domain/plan';
import { useEnhancement, useEnhancementCommands } from './use-enhancement';

const NONE: Overrides = {};

/** The parameters that the person has set, and the means to change them; what the hand still moves is `held`. */
export function useOverride() {
  const { request } = useEnhancementCommands();
  const overrides = useEnhancement((state) => state?.request.overrides ?? NONE);
  const [moving, setMoving] = useState<{ key: string; value: number } | null>(null);
  return {
    overrides,
    held: (key: string) => (moving?.key === key ? moving.value : undefined),
    preview: (key: string, value: number) => setMoving({ key, value }),
    change: async (patch: Overrides) => {
      await request({ overrides: { ...overrides, ...patch } });
      setMoving(null);
    },
    reset: () => request({ overrides: {} }),
  };
}
