import { ListMusic, ListX, Save, Search, X } from 'lucide-react';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_QUERY_LENGTH } from '../../../shared/api/library';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { IconButton } from '../../components/IconButton';
import { TextField } from '../../components/TextField';
import { usePlayback } from '../playback/use-playback';
import { QueueTable } from './QueueTable';
import { useQueue, useQueueCommands } from './use-queue';

/** What plays next, to be put in order, searched, cleared and kept as a playlist. */
export function QueuePanel() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const [typed, setTyped] = useState('');
  const [naming, setNaming] = useState(false);
  const query = useDeferredValue(typed.trim());
  const togglePanel = useView((view) => view.togglePanel);
  const length = usePlayback((state) => state?.queueLength ?? 0);
  const { entries, total, readOn } = useQueue(query);
  const { clear } = useQueueCommands();
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-1 pt-4 pr-3 pl-5">
        <h2 className="text-lg font-semibold tracking-tight">{t('queue.title')}</h2>
        <p className="numeric min-w-0 flex-1 truncate pl-2 text-xs text-muted">
          {t('library.songCount', { count: length, formatted: count(length) })}
        </p>
        <IconButton
          size="small"
          label={t('queue.save')}
          disabled={length === 0}
          icon={<Save size={16} aria-hidden />}
          onClick={() => setNaming(true)}
        />
        <IconButton
          size="small"
          label={t('queue.clear')}
          disabled={length < 2}
          icon={<ListX size={17} aria-hidden />}
          onClick={() => void clear()}
        />
        <IconButton
          size="small"
          label={t('queue.close')}
          icon={<X size={16} aria-hidden />}
          onClick={() => togglePanel('queue')}
        />
      </div>
      {naming && <SaveForm onDone={() => setNaming(false)} />}
      {length === 0 ? (
        <EmptyState
          icon={<ListMusic size={36} strokeWidth={1.5} />}
          title={t('queue.empty')}
          text={t('queue.emptyText')}
        />
      ) : (
        <>
          <search className="relative mx-3 my-3 block">
            <Search size={14} aria-hidden className="pointer-events-none absolute top-2 left-3 text-muted" />
            <TextField
              aria-label={t('queue.search')}
              placeholder={t('queue.search')}
              maxLength={MAX_QUERY_LENGTH}
              value={typed}
              className="h-8! w-full pl-8!"
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setTyped('');
              }}
            />
          </search>
          {query !== '' && total === 0 ? (
            <p role="status" className="px-5 text-[0.8125rem] text-muted">
              {t('queue.nothingFound')}
            </p>
          ) : (
            <QueueTable entries={entries} total={total} whole={query === ''} onReadOn={readOn} />
          )}
        </>
      )}
    </div>
  );
}

function SaveForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const { save } = useQueueCommands();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && (await save(name))) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mx-3 mt-3 flex gap-1.5">
      <TextField
        wantsFocus
        aria-label={t('playlists.name')}
        placeholder={t('playlists.name')}
        maxLength={200}
        value={name}
        className="h-8! flex-1"
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <Button type="submit" size="small" variant="primary" disabled={name.trim() === ''}>
        {t('playlists.save')}
      </Button>
    </form>
  );
}
