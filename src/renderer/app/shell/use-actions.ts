import { useComparison } from '../../features/enhancement/use-comparison';
import { useEnhancementCommands } from '../../features/enhancement/use-enhancement';
import { useFavouriteKey } from '../../features/library/use-opinions';
import { FAR_STEP_SECONDS, STEP_SECONDS, VOLUME_STEP } from '../../features/playback/steps';
import { usePlaybackCommands } from '../../features/playback/use-playback';
import { useUndo } from '../../features/playlists/use-undo';
import { useLiveEvents } from '../api/use-live';
import { usePage } from '../page-context';
import type { ShortcutId } from '../shortcuts/keyboard-map';
import { useShortcuts } from '../shortcuts/use-shortcuts';

/** What the keys and the application's menu do, wherever the person is. */
export function useActions(): void {
  const { live, view } = usePage();
  const playback = usePlaybackCommands();
  const { toggle } = useEnhancementCommands();
  const comparison = useComparison();
  const { undo, redo } = useUndo();
  const favourite = useFavouriteKey();
  const { show, openDialog, requestSearch, back, forward } = view.getState();

  const actions: Record<ShortcutId, () => void> = {
    'play-pause': playback.playPause,
    previous: playback.previous,
    next: playback.next,
    'seek-back': () => playback.seekBy(-STEP_SECONDS),
    'seek-forward': () => playback.seekBy(STEP_SECONDS),
    'seek-back-far': () => playback.seekBy(-FAR_STEP_SECONDS),
    'seek-forward-far': () => playback.seekBy(FAR_STEP_SECONDS),
    'volume-up': () => playback.changeVolume(VOLUME_STEP),
    'volume-down': () => playback.changeVolume(-VOLUME_STEP),
    mute: playback.toggleMute,
    'toggle-enhancement': toggle,
    compare: comparison.hold,
    'edit-tags': () => {
      if (view.getState().selectedIds.size > 0) openDialog('tags');
    },
    queue: () => view.getState().togglePanel('queue'),
    undo: () => void undo(),
    redo: () => void redo(),
    favourite,
    'view-songs': () => show('songs'),
    'view-albums': () => show('albums'),
    'view-artists': () => show('artists'),
    'view-genres': () => show('genres'),
    'view-favourites': () => show('favourites'),
    back,
    forward,
    search: requestSearch,
    settings: () => openDialog('settings'),
    diagnostics: () => show('diagnostics'),
    shortcuts: () => openDialog('shortcuts'),
  };
  useShortcuts((id) => actions[id]());
  useLiveEvents(live.commands, (command) => {
    if (command === 'open-diagnostics') {
      openDialog(null);
      show('diagnostics');
    } else if (command === 'open-about') openDialog('about');
    else if (command === 'focus-search') requestSearch();
    else toggle();
  });
}
