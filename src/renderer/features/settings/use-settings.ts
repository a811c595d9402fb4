import { useQuery } from '@tanstack/react-query';
import type { ChangeableSettings } from '../../../shared/api/settings';
import type { ReplayGainSettings, Settings } from '../../../shared/domain/settings';
import { useLive } from '../../app/api/use-live';
import { type Language, resolveLanguage } from '../../app/i18n/languages';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** A field of the settings; undefined before they are known. */
export function useSetting<K extends keyof Settings>(key: K): Settings[K] | undefined {
  return useLive(usePage().live.settings, ({ value }) => value?.[key]);
}

export function useChangeSettings() {
  const { client } = usePage();
  const command = useCommand();
  return (change: ChangeableSettings) => void command(() => client.settings.change(change));
}

/** Settings that playback takes up at once. */
export function useChangeSound() {
  const { client } = usePage();
  const command = useCommand();
  return {
    setCrossfade: (seconds: number) => command(() => client.playback.setCrossfade({ seconds })),
    setReplayGain: (change: Partial<ReplayGainSettings>) => command(() => client.playback.setReplayGain(change)),
  };
}

/** The language to show: the chosen one, else the system's first that is spoken here. */
export function useWantedLanguage(): Language {
  const { client } = usePage();
  const chosen = useSetting('language') ?? null;
  const { data } = useQuery({ queryKey: ['system-languages'], queryFn: () => client.settings.systemLanguages() });
  return resolveLanguage(chosen, data ?? navigator.languages);
}
