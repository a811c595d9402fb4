import { useStore } from 'zustand';
import { useLiveEvents } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';

/** The notices on the screen; what the player announces is added to what the page itself raised. */
export function useNotices() {
  const { live, notices } = usePage();
  useLiveEvents(live.notices, (notice) => notices.getState().add(notice));
  return {
    shown: useStore(notices, (state) => state.shown),
    told: useStore(notices, (state) => state.told),
    dismiss: useStore(notices, (state) => state.dismiss),
  };
}
