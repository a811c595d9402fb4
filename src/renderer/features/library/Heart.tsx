import { Heart as HeartIcon } from 'lucide-react';
import type { Track } from '../../../shared/domain/track';
import { cx } from '../../components/cx';
import type { RowNames } from './row-names';

// Made once, and exchanged where another song is drawn in the same row: fading there would be drawn for a tenth of a second.
const FILLED = <HeartIcon key="filled" size={15} fill="currentColor" aria-hidden />;
const HIDDEN = (
  <HeartIcon
    key="hidden"
    size={15}
    fill="none"
    aria-hidden
    className="text-transparent transition-colors duration-100 group-hover/row:text-current group-focus-visible/heart:text-current"
  />
);

interface HeartProps {
  track: Track;
  onFavourite(ids: readonly Track['id'][], favourite: boolean): void;
  names: RowNames;
}

/** Whether a song is a favourite; a click changes it. Reached by F and the menu from the keyboard. */
export function Heart({ track, onFavourite, names }: HeartProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={names.favouriteOf(track.title)}
      aria-pressed={track.favourite}
      onClick={(event) => {
        event.stopPropagation();
        onFavourite([track.id], !track.favourite);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={cx(
        'group/heart grid size-7 place-items-center rounded-full hover:text-ink',
        track.favourite ? 'text-danger' : 'text-muted',
      )}
    >
      {track.favourite ? FILLED : HIDDEN}
    </button>
  );
}
