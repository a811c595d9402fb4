import { CircleAlert, SpellCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { parseSearch } from '../../../shared/domain/search/search-query';

/** What people must know of how their search was understood. */
export function SearchNotes({ typed, corrected }: { typed: string; corrected: string | null }) {
  const { t } = useTranslation();
  const { unread } = parseSearch(typed);
  if (corrected === null && unread.length === 0) return null;
  return (
    <div role="status" className="pb-2 text-[0.8125rem]">
      {corrected !== null && (
        <p className="flex items-center gap-2">
          <SpellCheck size={15} aria-hidden className="shrink-0 text-muted" />
          <span className="min-w-0 truncate">{t('browse.corrected', { corrected, typed })}</span>
        </p>
      )}
      {unread.map(({ field, value }) => (
        <p key={`${field}:${value}`} className="flex items-center gap-2 text-caution">
          <CircleAlert size={15} aria-hidden className="shrink-0" />
          <span className="min-w-0 truncate">{t('browse.unread', { filter: `${field}:${value}` })}</span>
        </p>
      ))}
    </div>
  );
}
