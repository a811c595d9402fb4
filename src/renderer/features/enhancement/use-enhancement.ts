import { useState } from 'react';
import type { EnhancementState } from '../../../shared/domain/enhancement';
import type { EnhancementRequest } from '../../../shared/domain/plan';
import { useLive } from '../../app/api/use-live';
import { Newest } from '../../app/newest';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** A field of what the enhancement does; `select` must answer equal values for equal states. */
export function useEnhancement<S>(select: (state: EnhancementState | null) => S): S {
  return useLive(usePage().live.enhancement, (state) => select(state.value));
}

export function useEnhancementCommands() {
  const { client, live, sound } = usePage();
  const command = useCommand();
  const setEnabled = (enabled: boolean) => {
    const before = live.enhancement.state().value;
    // While the other one is held for comparison, what is heard is the opposite of what is chosen.
    const opposite = before !== null && (before.heard === 'enhanced') !== before.enabled;
    sound.hear(enabled !== opposite);
    void command(() => client.enhancement.setEnabled({ enabled })).then((done) => {
      if (!done) sound.hear(enabled === opposite);
    });
  };
  return {
    setEnabled,
    toggle: () => {
      const state = live.enhancement.state().value;
      if (state) setEnabled(!state.enabled);
    },
    setLevelMatched: (matched: boolean) => void command(() => client.enhancement.setLevelMatched({ matched })),
    request: (change: Partial<EnhancementRequest>) => command(() => client.enhancement.setRequest(change)),
  };
}

type NumericField = 'intensity' | 'targetLufs' | 'ceilingDbtp';

/** One wish of the person, shown as the hand moves it and followed by the sound meanwhile. */
export function useWish(field: NumericField, standard: number) {
  const { request } = useEnhancementCommands();
  const wished = useEnhancement((state) => state?.request[field] ?? standard);
  const [held, setHeld] = useState<number | null>(null);
  const [asked] = useState(() => new Newest((value: number) => request({ [field]: value })));
  const hold = (value: number) => {
    setHeld(value);
    return asked.put(value);
  };
  return {
    value: held ?? wished,
    hold: (value: number) => void hold(value),
    commit: async (value: number) => {
      await hold(value);
      setHeld(null);
    },
  };
}
