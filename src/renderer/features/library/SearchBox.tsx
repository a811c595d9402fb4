import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_QUERY_LENGTH } from '../../../shared/api/library';
import { useView } from '../../app/page-context';
import { IconButton } from '../../components/IconButton';
import { SearchHelp } from './SearchHelp';
import { useTypedSearch } from './use-search';

export function SearchBox() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const query = useView((view) => view.query);
  const search = useTypedSearch();
  const requests = useView((view) => view.searchRequests);

  useEffect(() => {
    if (requests > 0) input.current?.select();
  }, [requests]);

  return (
    <search className="relative block">
      <Search size={15} aria-hidden className="pointer-events-none absolute top-2.5 left-3 text-muted" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_QUERY_LENGTH}
        aria-label={t('library.search')}
        placeholder={t('library.searchPlaceholder')}
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (query === '') event.currentTarget.blur();
          else search('');
        }}
        className="selectable h-9 w-full rounded-control bg-surface pr-9 pl-9 ring-1 ring-line placeholder:text-muted"
      />
      {query === '' && (
        <span className="absolute top-1 right-1">
          <SearchHelp />
        </span>
      )}
      {query !== '' && (
        <span className="absolute top-1 right-1">
          <IconButton
            size="small"
            label={t('library.clearSearch')}
            icon={<X size={14} aria-hidden />}
            onClick={() => {
              search('');
              input.current?.focus();
            }}
          />
        </span>
      )}
    </search>
  );
}
