import { useTranslation } from 'react-i18next';
import { NoticeCard } from './NoticeCard';
import { ToldCard } from './ToldCard';
import { useNotices } from './use-notices';
import { useRestore } from './use-restore';

/** Lies over the view's lower right corner, above the player and never over its controls. */
export function Notices() {
  const { t } = useTranslation();
  const { shown, told, dismiss } = useNotices();
  const restore = useRestore();
  return (
    <section
      aria-label={t('notices.region')}
      className="pointer-events-none absolute right-4 bottom-4 z-30 flex w-88 max-w-[calc(100%-2rem)] flex-col gap-2"
    >
      {told.map((notice) => (
        <ToldCard key={notice.key} notice={notice} onDismiss={dismiss} />
      ))}
      {shown.map((notice) => (
        <NoticeCard
          key={notice.key}
          notice={notice}
          onDismiss={dismiss}
          onRestore={notice.problem.code === 'library-damaged' ? () => restore(notice.key) : undefined}
        />
      ))}
    </section>
  );
}
