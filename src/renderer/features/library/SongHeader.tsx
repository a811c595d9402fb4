import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { cx } from '../../components/cx';
import { COLUMN_GRID, COLUMNS, HEADER_HEIGHT } from './columns';

/** Names of the columns; a click sorts by one, a second click turns the order. */
export function SongHeader() {
  const { t } = useTranslation();
  const sort = useView((view) => view.sort);
  const sortBy = useView((view) => view.sortBy);
  const Arrow = sort.direction === 'ascending' ? ChevronUp : ChevronDown;
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 border-b border-line bg-surface px-3"
      style={{ height: HEADER_HEIGHT }}
    >
      <div role="row" aria-rowindex={1} className={cx(COLUMN_GRID, 'h-full items-center')}>
        {COLUMNS.map(({ by, shown, numeric }) => (
          <div
            key={by}
            role="columnheader"
            aria-sort={sort.by === by ? sort.direction : 'none'}
            className={cx(shown, 'min-w-0', numeric && 'justify-end')}
          >
            <button
              type="button"
              onClick={() => sortBy(by)}
              className={cx(
                '-mx-1.5 inline-flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 text-xs font-medium hover:text-ink',
                sort.by === by ? 'text-ink' : 'text-muted',
                numeric && 'flex-row-reverse',
              )}
            >
              <span className="truncate">{t(`library.${by}`)}</span>
              {sort.by === by && <Arrow size={13} aria-hidden className="shrink-0" />}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
