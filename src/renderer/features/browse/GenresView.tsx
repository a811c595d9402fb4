import { Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Genre, Year } from '../../../shared/domain/browse';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { EmptyState } from '../../components/EmptyState';
import { TagText } from '../../components/TagText';
import { ViewHeader } from '../../components/ViewHeader';
import { Gone } from './Gone';
import { useGenres, useYears } from './use-browse';

/** Ways into the library beside artists and albums: genres, and years by decade. */
export function GenresView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { items: genres, total, failure, readOn } = useGenres();
  const { data: years = [] } = useYears();
  if (failure) return <Gone failure={failure} />;
  if (total === null) return null;
  if (total === 0 && years.length === 0)
    return (
      <EmptyState
        icon={<Tag size={40} strokeWidth={1.5} />}
        title={t('browse.noGenres')}
        text={t('browse.noGenresText')}
      />
    );
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={t('browse.genres')} note={t('browse.genreCount', { count: total, formatted: count(total) })} />
      <div
        className="min-h-0 flex-1 overflow-y-auto rounded-b-pane px-6 pb-8"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (scrollTop + 2 * clientHeight > scrollHeight) readOn();
        }}
      >
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3">
          {genres.map((genre) => (
            <GenreTile key={genre.id} genre={genre} />
          ))}
        </ul>
        <Years years={years} />
      </div>
    </div>
  );
}

function GenreTile({ genre }: { genre: Genre }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.open);
  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={() => open('genre', genre.id)}
        className="block w-full rounded-card bg-sunken px-4 py-3 text-left ring-1 ring-line transition-colors duration-150 hover:bg-hover"
      >
        <TagText className="font-medium">{genre.name}</TagText>
        <span className="numeric text-xs text-muted">
          {t('library.songCount', { count: genre.tracks, formatted: count(genre.tracks) })}
        </span>
      </button>
    </li>
  );
}

/** The years that albums bear, a line for each decade. */
function Years({ years }: { years: readonly Year[] }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.open);
  const known = years.filter((year): year is Year & { year: number } => year.year !== null);
  const decades = Map.groupBy(known, ({ year }) => Math.floor(year / 10) * 10);
  if (known.length === 0) return null;
  return (
    <section aria-label={t('browse.years')} className="pt-8">
      <h2 className="pb-2 text-[0.9375rem] font-semibold tracking-tight">{t('browse.years')}</h2>
      {[...decades].map(([decade, ofDecade]) => (
        <div key={decade} className="flex items-baseline gap-4 border-t border-line py-2">
          <h3 className="numeric w-16 shrink-0 text-muted">{t('browse.decade', { decade })}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {ofDecade.map(({ year, albums }) => (
              <li key={year}>
                <button
                  type="button"
                  onClick={() => open('year', year)}
                  className="numeric rounded-control px-2.5 py-1 hover:bg-hover"
                >
                  <span className="sr-only">
                    {t('browse.yearWith', { year, count: albums, formatted: count(albums) })}
                  </span>
                  <span aria-hidden>
                    {year} <span className="text-xs text-muted">{count(albums)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
