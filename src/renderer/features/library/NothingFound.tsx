import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { SearchNotes } from './SearchNotes';

/** A search without a result, and what of it could not be read. */
export function NothingFound({ query }: { query: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX size={40} strokeWidth={1.5} />}
      title={t('library.noResultsTitle', { query })}
      text={t('library.noResultsText')}
      action={<SearchNotes typed={query} corrected={null} />}
    />
  );
}
