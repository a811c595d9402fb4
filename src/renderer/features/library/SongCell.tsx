import type { TFunction } from 'i18next';
import type { Track } from '../../../shared/domain/track';
import { formatDay, NO_VALUE } from '../../app/format';
import { cx } from '../../components/cx';
import { Stars } from '../../components/Stars';
import { TagText } from '../../components/TagText';
import type { Column } from './columns';
import type { RowNames } from './row-names';

interface SongCellProps {
  column: Column;
  track: Track;
  className: string;
  onRate(ids: readonly Track['id'][], stars: number | null): void;
  language: string;
  t: TFunction;
  names: RowNames;
}

/** What a column shows of a song. */
export function SongCell({ column, track, className, onRate, language, t, names }: SongCellProps) {
  const text = textOf(column, track, language);
  return (
    <div role="gridcell" className={cx('min-w-0', column.numeric && 'numeric text-right', className)}>
      {column.id === 'rating' ? (
        <Stars
          rating={track.rating}
          label={track.rating === null ? t('library.notRated') : t('library.starsOf', { stars: track.rating / 20 })}
          nameOf={(stars) => names.rateAs(track.title, stars)}
          onRate={(stars) => onRate([track.id], stars)}
        />
      ) : column.numeric ? (
        (text ?? NO_VALUE)
      ) : text === null ? (
        NO_VALUE
      ) : (
        <TagText>{text}</TagText>
      )}
    </div>
  );
}

function textOf({ id }: Column, track: Track, language: string): string | null {
  const day = (ms: number | null) => (ms === null ? null : formatDay(ms, language));
  if (id === 'played') return day(track.lastPlayedAtMs);
  if (id === 'added') return day(track.addedAtMs);
  if (id === 'plays') return track.playCount === 0 ? null : String(track.playCount);
  if (id === 'year') return track.year === null ? null : String(track.year);
  return id === 'rating' ? null : track[id];
}
