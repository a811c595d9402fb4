import type { TrackId } from '../../../shared/domain/track';
import type {
  AlbumMode,
  OverrideScope,
  OverridesChange,
  OwnPreset,
  PresetKey,
  PresetText,
} from '../../../shared/domain/wishes';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** Where something set by hand applies, and to which song or its album. */
interface Whose {
  scope: OverrideScope;
  trackId: TrackId | undefined;
}

/** What the person may change of references, albums, presets of their own and parameters set by hand. Each answers whether it was done. */
export function useWishCommands() {
  const { enhancement } = usePage().client;
  const command = useCommand();
  return {
    chooseReference: (trackId: TrackId) => command(() => enhancement.chooseReference({ trackId })),
    clearReference: () => command(() => enhancement.clearReference()),
    setReferenceAmount: (amount: number) => command(() => enhancement.setReferenceAmount({ amount })),
    setAlbumMode: (mode: AlbumMode) => command(() => enhancement.setAlbumMode({ mode })),
    choosePreset: (preset: PresetKey) => command(() => enhancement.choosePreset({ preset })),
    savePreset: (text: PresetText) => command(() => enhancement.savePreset(text)),
    describePreset: (id: OwnPreset['id'], text: PresetText) =>
      command(() => enhancement.describePreset({ id, ...text })),
    removePreset: (id: OwnPreset['id']) => command(() => enhancement.removePreset({ id })),
    changeOverrides: (wish: { change: OverridesChange; moving: boolean } & Whose) =>
      command(() => enhancement.changeOverrides(wish)),
    resetOverrides: (whose: Whose) => command(() => enhancement.resetOverrides(whose)),
    compare: (holding: boolean) => void command(() => enhancement.compare({ holding })),
  };
}
