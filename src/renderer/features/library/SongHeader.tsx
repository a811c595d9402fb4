import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrackSort } from '../../../shared/domain/track';
import { useView } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import { cx } from '../../components/cx';
import { COLUMN_GRID, type Column, HEADER_HEIGHT } from './columns';

/** Names of the columns; a click sorts by one, a second click turns the order. */
export function SongHeader({ columns, template }: { columns: readonly Column[]; template: string }) {
  const { t } = useTranslation();
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 border-b border-line bg-surface px-3"
      style={{ height: HEADER_HEIGHT }}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={cx(COLUMN_GRID, 'h-full items-center')}
        style={{ gridTemplateColumns: template }}
      >
        <HeaderCell by="title" text={t('library.title')} numeric={false} />
        {columns.map(({ id, by, numeric }) => (
          <HeaderCell key={id} by={by} text={t(`library.${id}`)} numeric={numeric} />
        ))}
        <div role="columnheader" aria-label={t('library.favourite')} />
        <HeaderCell by="duration" text={t('library.duration')} numeric />
      </div>
    </div>
  );
}

function HeaderCell({ by, text, numeric }: { by: TrackSort['by'] | null; text: string; numeric: boolean }) {
  const sort = useView((view) => shownList(view).sort);
  const sortBy = useView((view) => view.sortBy);
  const sorted = by !== null && sort.by === by;
  const Arrow = sort.direction === 'ascending' ? ChevronUp : ChevronDown;
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? sort.direction : 'none'}
      className={cx('flex min-w-0', numeric && 'justify-end')}
    >
      {by === null ? (
        <span className="truncate text-xs font-medium text-muted">{text}</span>
      ) : (
        <button
          type="button"
          onClick={() => sortBy(by)}
          className={cx(
            '-mx-1.5 inline-flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 text-xs font-medium hover:text-ink',
            sorted ? 'text-ink' : 'text-muted',
            numeric && 'flex-row-reverse',
          )}
        >
          <span className="truncate">{text}</span>
          {sorted && <Arrow size={13} aria-hidden className="shrink-0" />}
        </button>
      )}
    </div>
  );
}
