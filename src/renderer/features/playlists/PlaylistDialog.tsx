import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playlist } from '../../../shared/domain/playlist';
import { EMPTY_SMART_RULES, type SmartRules } from '../../../shared/domain/smart-rules';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';
import { TextField } from '../../components/TextField';
import { NEW_RULE } from './rule-fields';
import { SmartBuilder } from './SmartBuilder';
import { usePlaylist, usePlaylistCommands } from './use-playlists';

/** Names a playlist, new or old, and says by which rules a smart one is filled. */
export function PlaylistDialog() {
  const { t } = useTranslation();
  const open = useView((view) => view.dialog === 'playlist');
  const { id, smart } = useView((view) => view.playlistDraft);
  const openDialog = useView((view) => view.openDialog);
  const { data: playlist } = usePlaylist(open ? id : null);
  const title = id !== null ? t('playlists.edit') : smart ? t('playlists.makeSmart') : t('playlists.makePlaylist');
  const known = id === null ? null : playlist;
  return (
    <Modal open={open} wide={smart} title={title} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      {open && known !== undefined && (id === null || known) && <Form key={id ?? 'new'} playlist={known ?? null} />}
    </Modal>
  );
}

function Form({ playlist }: { playlist: Playlist | null }) {
  const { t } = useTranslation();
  const { smart, source } = useView((view) => view.playlistDraft);
  const openDialog = useView((view) => view.openDialog);
  const { create, change } = usePlaylistCommands();
  const [name, setName] = useState(playlist?.name ?? '');
  const [description, setDescription] = useState(playlist?.description ?? '');
  const fresh: SmartRules = { ...EMPTY_SMART_RULES, group: { match: 'all', rules: [NEW_RULE] } };
  const [rules, setRules] = useState<SmartRules | null>(playlist ? playlist.rules : smart ? fresh : null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const details = { name, description };
    const saved = playlist
      ? await change(playlist.id, { ...details, ...(rules ? { rules } : {}) })
      : await create({ ...details, rules, source });
    if (saved) openDialog(null);
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <TextField
        label={t('playlists.name')}
        wantsFocus
        required
        maxLength={200}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={t('playlists.description')}
        maxLength={2000}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      {rules && <SmartBuilder rules={rules} onChange={setRules} />}
      <div className="flex justify-end gap-2">
        <Button onClick={() => openDialog(null)}>{t('app.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          {playlist ? t('playlists.save') : t('playlists.create')}
        </Button>
      </div>
    </form>
  );
}
