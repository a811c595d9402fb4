import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveSource, LiveState } from './live-source';

/**
 * What `select` takes from a stream's state. The component is drawn again only when that differs, so `select` must
 * answer equal (`Object.is`) values for equal states: a field, not a new object.
 */
export function useLive<T, S>(source: LiveSource<T>, select: (state: LiveState<T>) => S): S {
  return useSyncExternalStore(source.observe, () => select(source.state()));
}

/** The stream's last value, or null before the first. */
export function useLiveValue<T>(source: LiveSource<T>): T | null {
  return useLive(source, (state) => state.value);
}

/** Calls `handle` for each value that arrives while the component is shown. */
export function useLiveEvents<T>(source: LiveSource<T>, handle: (value: T) => void): void {
  const onValue = useEffectEvent(handle);
  useEffect(() => source.listen((value) => onValue(value)), [source]);
}
