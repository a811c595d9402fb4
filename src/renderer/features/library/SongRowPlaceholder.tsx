import { cx } from '../../components/cx';
import { COLUMN_GRID, ROW_HEIGHT } from './columns';

/** Holds the place of a row that is being read. */
export function SongRowPlaceholder({
  index,
  top,
  template,
  label,
}: {
  index: number;
  top: number;
  template: string;
  label: string;
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cx(COLUMN_GRID, 'absolute inset-x-3 items-center')}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      <div role="gridcell" aria-label={label} className="flex items-center gap-3">
        <span className="size-10 shrink-0 rounded-md bg-hover" />
        <span className="h-3 w-2/5 rounded-full bg-hover" />
      </div>
    </div>
  );
}
