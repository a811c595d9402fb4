import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TagChanges, TagOutcome } from '../../../shared/domain/tags';
import type { TrackId } from '../../../shared/domain/track';
import { problemOf } from '../../app/api/problem';
import { useLive } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useFormat } from '../../app/use-format';

/** Problems of single files that are told one by one; the number of the others is told with the result. */
const MOST_TOLD = 2;

/** What the files of these tracks say now: read from the files themselves, each time. */
export function useTagSummary(trackIds: readonly TrackId[]) {
  const { client } = usePage();
  return useQuery({
    queryKey: ['tags', 'read', ...trackIds],
    queryFn: () => client.tags.read({ trackIds: [...trackIds] }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function useTagPreview(trackIds: readonly TrackId[], changes: TagChanges) {
  const { client } = usePage();
  return useQuery({
    queryKey: ['tags', 'preview', trackIds, changes],
    queryFn: () => client.tags.preview({ trackIds: [...trackIds], changes }),
    gcTime: 0,
    retry: false,
  });
}

/** The latest edit that can be undone; null where there is none. */
export function useLatestEdit() {
  const { client } = usePage();
  const { data } = useQuery({ queryKey: ['tags', 'history'], queryFn: () => client.tags.history(), gcTime: 0 });
  return data?.[0] ?? null;
}

export function useTagWork() {
  return useLive(usePage().live.tags, ({ value }) => value);
}

export function useTagCommands() {
  const { client, notices } = usePage();
  const { t } = useTranslation();
  const { count } = useFormat();

  const tell = ({ written, problems }: TagOutcome, done: 'written' | 'undone', undo: (() => void) | null) => {
    for (const { problem } of problems.slice(0, MOST_TOLD))
      notices.getState().add({ severity: 'warning', action: 'none', problem });
    const title = t(`tags.${done}`, { count: written, formatted: count(written) });
    const failed = t('tags.notWritten', { count: problems.length, formatted: count(problems.length) });
    notices.getState().tell({
      title,
      text: problems.length > 0 ? failed : null,
      offer: undo ? { label: t('tags.undo'), run: undo } : null,
    });
  };
  const attempt = async (call: () => Promise<void>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (thrown) {
      notices.getState().add({ severity: 'error', action: 'none', problem: problemOf(thrown) });
      return false;
    }
  };
  const undo = (editId: number) => attempt(async () => tell(await client.tags.undo({ editId }), 'undone', null));
  return {
    /** Writes, and tells what came of it with the offer to undo it; false where nothing could be tried. */
    write: (trackIds: readonly TrackId[], changes: TagChanges) =>
      attempt(async () => {
        const outcome = await client.tags.write({ trackIds: [...trackIds], changes });
        const { editId } = outcome;
        tell(outcome, 'written', editId === null ? null : () => void undo(editId));
      }),
    undo,
    /** The picture that the person chose; null where they chose none or it is no cover, which is told. */
    chooseCover: async () => {
      try {
        return await client.tags.chooseCover();
      } catch (thrown) {
        notices.getState().add({ severity: 'error', action: 'none', problem: problemOf(thrown) });
        return null;
      }
    },
  };
}
