import type { TFunction } from 'i18next';
import { Heart as HeartIcon } from 'lucide-react';
import type { Track } from '../../../shared/domain/track';
import { cx } from '../../components/cx';

interface HeartProps {
  track: Track;
  onFavourite(ids: readonly Track['id'][], favourite: boolean): void;
  t: TFunction;
}

/** Whether a song is a favourite; a click changes it. Reached by F and the menu from the keyboard. */
export function Heart({ track, onFavourite, t }: HeartProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('library.favouriteOf', { title: track.title })}
      aria-pressed={track.favourite}
      onClick={(event) => {
        event.stopPropagation();
        onFavourite([track.id], !track.favourite);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={cx(
        'grid size-7 place-items-center rounded-full transition-opacity duration-100 hover:text-ink focus-visible:opacity-100',
        track.favourite ? 'text-danger' : 'text-muted opacity-0 group-hover/row:opacity-100',
      )}
    >
      <HeartIcon size={15} fill={track.favourite ? 'currentColor' : 'none'} aria-hidden />
    </button>
  );
}
