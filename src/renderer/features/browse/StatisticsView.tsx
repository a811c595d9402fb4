import { CopyCheck } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryStatistics } from '../../../shared/domain/browse';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { Spinner } from '../../components/Spinner';
import { ViewHeader } from '../../components/ViewHeader';
import { useLength } from '../playlists/use-length';
import { Gone } from './Gone';
import { useStatistics } from './use-browse';

/** What the library holds, counted. */
export function StatisticsView() {
  const { t } = useTranslation();
  const show = useView((view) => view.show);
  const { data, isError, error } = useStatistics();
  if (isError) return <Gone failure={error} />;
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={t('browse.statistics')}>
        <Button size="small" icon={<CopyCheck size={14} aria-hidden />} onClick={() => show('duplicates')}>
          {t('likeness.duplicates')}
        </Button>
      </ViewHeader>
      {data ? (
        <Counted counted={data} />
      ) : (
        <p role="status" className="flex items-center gap-3 px-6 text-muted">
          <Spinner /> {t('browse.counting')}
        </p>
      )}
    </div>
  );
}

function Counted({ counted }: { counted: LibraryStatistics }) {
  const { t } = useTranslation();
  const { count, bytes } = useFormat();
  const length = useLength();
  const numbers: [string, string][] = [
    [t('library.songs'), count(counted.tracks)],
    [t('browse.albums'), count(counted.albums)],
    [t('browse.artists'), count(counted.artists)],
    [t('browse.genres'), count(counted.genres)],
    [t('browse.length'), length(counted.seconds)],
    [t('browse.size'), bytes(counted.bytes)],
    [t('browse.playsTotal'), count(counted.plays)],
    [t('browse.heard'), length(counted.heardMs / 1000)],
    [t('browse.favourites'), count(counted.favourites)],
    [t('browse.rated'), count(counted.rated)],
  ];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto rounded-b-pane px-6 pb-8">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
        {numbers.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse rounded-card bg-sunken px-4 py-3">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="numeric text-xl font-semibold tracking-tight">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Shares
          title={t('browse.byFormat')}
          shares={counted.formats.map(({ name, tracks }) => [name || t('browse.unknownFormat'), tracks])}
        />
        <Shares
          title={t('browse.byDecade')}
          shares={counted.decades.map(({ decade, tracks }) => [
            decade === null ? t('browse.noYear') : t('browse.decade', { decade }),
            tracks,
          ])}
        />
      </div>
    </div>
  );
}

/** Counts as bars, the longest for the greatest. */
function Shares({ title, shares }: { title: ReactNode; shares: readonly [string, number][] }) {
  const { count } = useFormat();
  const id = useId();
  const most = Math.max(1, ...shares.map(([, tracks]) => tracks));
  return (
    <section aria-labelledby={id} className="pt-7">
      <h2 id={id} className="pb-2 text-[0.9375rem] font-semibold tracking-tight">
        {title}
      </h2>
      <ul>
        {shares.map(([name, tracks]) => (
          <li key={name} className="grid grid-cols-[9rem_minmax(0,1fr)_4rem] items-center gap-3 py-1.5">
            <span className="truncate text-[0.8125rem]">{name}</span>
            <span aria-hidden className="h-2 rounded-full bg-well">
              <span
                className="block h-full rounded-full bg-line-strong"
                style={{ width: `${(tracks / most) * 100}%` }}
              />
            </span>
            <span className="numeric text-right text-[0.8125rem] text-muted">{count(tracks)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
