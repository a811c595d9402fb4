import { useRef, useState } from 'react';
import type { TrackId } from '../../../shared/domain/track';
import type { OverrideLayers, OverrideScope, OverridesChange } from '../../../shared/domain/wishes';
import { Newest } from '../../app/newest';
import { useView } from '../../app/page-context';
import { usePlayback } from '../playback/use-playback';
import { automaticValue, changeTo, type Parameter, setByHand, valueIn } from './parameters';
import { useEnhancement } from './use-enhancement';
import { useWishCommands } from './use-wish-commands';

const NOTHING: OverrideLayers = { all: {}, preset: {}, album: null, track: null };

/** What is set in each scope for the track that plays. */
export function useLayers(): OverrideLayers {
  return useEnhancement((state) => state?.layers ?? NOTHING);
}

/** Where a change by hand is to apply: as chosen, or for the song where there is no such thing as an album. */
export function useScope(): OverrideScope {
  const layers = useLayers();
  const chosen = useView((view) => view.overrideScope);
  return layers[chosen] === null ? 'track' : chosen;
}

interface Asked {
  scope: OverrideScope;
  trackId: TrackId | undefined;
  change: OverridesChange;
  moving: boolean;
}

/** One parameter: its value and where that comes from, followed by the sound while the hand moves it. */
export function useParameter(parameter: Parameter) {
  const { changeOverrides } = useWishCommands();
  const layers = useLayers();
  const scope = useScope();
  const trackId = usePlayback((state) => state?.track?.id);
  const automatic = useEnhancement((state) => (state?.plan ? automaticValue(state.plan, parameter) : null));
  const [held, setHeld] = useState<number | null>(null);
  const [asked] = useState(() => new Newest((wish: Asked) => changeOverrides(wish)));
  // A song that ends while its slider is held does not hand the movement on to the next one.
  const moved = useRef<Pick<Asked, 'scope' | 'trackId'> | null>(null);
  const byHand = setByHand(layers, parameter);
  const ask = (value: number, moving: boolean) => {
    const whose = moved.current ?? { scope, trackId };
    moved.current = moving ? whose : null;
    setHeld(value);
    return asked.put({ ...whose, change: changeTo([parameter], value), moving });
  };
  return {
    value: held ?? byHand?.value ?? automatic,
    origin: held === null ? (byHand?.origin ?? null) : scope,
    hold: (value: number) => void ask(value, true),
    commit: async (value: number) => {
      await ask(value, false);
      setHeld(null);
    },
  };
}

/** Leaves parameters to the wider scope again; null where the chosen scope sets none of them. */
export function useParameterReset(parameters: readonly Parameter[]): (() => void) | null {
  const { changeOverrides } = useWishCommands();
  const scope = useScope();
  const own = useLayers()[scope];
  const trackId = usePlayback((state) => state?.track?.id);
  if (parameters.every((parameter) => valueIn(own, parameter) === null)) return null;
  return () => void changeOverrides({ scope, trackId, change: changeTo(parameters, null), moving: false });
}
