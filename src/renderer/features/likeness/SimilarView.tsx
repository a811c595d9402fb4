import { AudioLines, ListEnd, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SimilarTracks } from '../../../shared/domain/likeness';
import type { Track } from '../../../shared/domain/track';
import type { TrackSource } from '../../../shared/domain/track-source';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Spinner } from '../../components/Spinner';
import { ViewHeader } from '../../components/ViewHeader';
import { Gone } from '../browse/Gone';
import { AddAllButton } from '../playlists/AddAllButton';
import { SimilarList } from './SimilarList';
import { useLikenessCommands, useSimilar } from './use-likeness';

/** The songs that sound most like one. */
export function SimilarView() {
  const { t } = useTranslation();
  const id = useView((view) => view.subjectId) ?? 0;
  const { data, isError, error } = useSimilar(id);
  if (isError) return <Gone failure={error} />;
  if (data) return <Shown key={id} {...data} />;
  return (
    <p role="status" className="flex items-center gap-3 p-6 text-muted">
      <Spinner /> {t('likeness.comparing')}
    </p>
  );
}

function Shown({ to, tracks, compared }: SimilarTracks & { to: Track }) {
  const { t } = useTranslation();
  const { play, enqueue } = useLikenessCommands();
  const title = t('likeness.similarTo', { title: to.title });
  const [first] = tracks;
  if (!first)
    return (
      <EmptyState icon={<AudioLines size={40} strokeWidth={1.5} />} title={title} text={t('likeness.nothingSimilar')} />
    );
  const source = (): TrackSource => ({ kind: 'tracks', ids: tracks.map(({ track }) => track.id) });
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={title} note={t('likeness.compared', { count: compared })}>
        <Button
          size="small"
          variant="primary"
          icon={<Play size={14} fill="currentColor" aria-hidden />}
          onClick={() => void play(first.track.id, source())}
        >
          {t('likeness.playAll')}
        </Button>
        <Button size="small" icon={<ListEnd size={14} aria-hidden />} onClick={() => void enqueue(source())}>
          {t('queue.add')}
        </Button>
        <AddAllButton source={source} />
      </ViewHeader>
      <SimilarList label={title} tracks={tracks} onPlay={(id) => void play(id, source())} />
    </div>
  );
}
