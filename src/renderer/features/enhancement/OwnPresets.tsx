import { Check, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_PRESET_DESCRIPTION, MOST_PRESET_NAME, type OwnPreset } from '../../../shared/domain/wishes';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { IconButton } from '../../components/IconButton';
import { TagText } from '../../components/TagText';
import { TextField } from '../../components/TextField';
import { useEnhancement } from './use-enhancement';
import { useWishCommands } from './use-wish-commands';

const NONE: readonly OwnPreset[] = [];

/** Presets of the person's own: to be used, described anew, deleted, and made from what is wished now. */
export function OwnPresets() {
  const { t } = useTranslation();
  const presets = useEnhancement((state) => state?.ownPresets ?? NONE);
  const inUse = useEnhancement((state) => state?.ownPresetId ?? null);
  const { choosePreset, savePreset, describePreset, removePreset } = useWishCommands();
  const [removing, setRemoving] = useState<OwnPreset | null>(null);
  const [edited, setEdited] = useState<OwnPreset['id'] | 'new' | null>(null);
  return (
    <section aria-label={t('enhancement.ownPresets')}>
      <h3 className="pb-2.5 font-semibold">{t('enhancement.ownPresets')}</h3>
      <ul className="flex flex-col gap-1.5">
        {presets.map((preset) => (
          <li key={preset.id} className="rounded-card bg-sunken px-3.5 py-2.5">
            {edited === preset.id ? (
              <PresetForm
                start={preset}
                onCancel={() => setEdited(null)}
                onSave={async (text) => (await describePreset(preset.id, text)) && setEdited(null)}
              />
            ) : (
              <div className="flex items-center gap-1">
                <div className="min-w-0 flex-1">
                  <TagText className="font-medium">{preset.name}</TagText>
                  {preset.description !== '' && <TagText className="text-xs text-muted">{preset.description}</TagText>}
                </div>
                <IconButton
                  size="small"
                  tone={inUse === preset.id ? 'lit' : 'quiet'}
                  aria-pressed={inUse === preset.id}
                  label={t('enhancement.presetUse', { name: preset.name })}
                  icon={<Check size={14} aria-hidden />}
                  onClick={() => void choosePreset(preset.id)}
                />
                <IconButton
                  size="small"
                  label={t('enhancement.presetRename', { name: preset.name })}
                  icon={<Pencil size={14} aria-hidden />}
                  onClick={() => setEdited(preset.id)}
                />
                <IconButton
                  size="small"
                  label={t('enhancement.presetDelete', { name: preset.name })}
                  icon={<Trash2 size={14} aria-hidden />}
                  onClick={() => setRemoving(preset)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="pt-2">
        {edited === 'new' ? (
          <PresetForm
            start={{ name: '', description: '' }}
            onCancel={() => setEdited(null)}
            onSave={async (text) => (await savePreset(text)) && setEdited(null)}
          />
        ) : (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('enhancement.presetSave')}
          </Button>
        )}
      </div>
      <Confirm
        open={removing !== null}
        title={t('enhancement.presetDeleteTitle', { name: removing?.name ?? '' })}
        text={t('enhancement.presetDeleteText')}
        confirmLabel={t('enhancement.presetDeleteConfirm')}
        cancelLabel={t('app.cancel')}
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) void removePreset(removing.id);
          setRemoving(null);
        }}
      />
    </section>
  );
}

interface PresetFormProps {
  start: { name: string; description: string };
  onSave(text: { name: string; description: string }): Promise<unknown>;
  onCancel(): void;
}

function PresetForm({ start, onSave, onCancel }: PresetFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(start.name);
  const [description, setDescription] = useState(start.description);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void onSave({ name: name.trim(), description: description.trim() });
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-2">
      <TextField
        label={t('enhancement.presetName')}
        wantsFocus
        value={name}
        maxLength={MOST_PRESET_NAME}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('enhancement.presetDescription')}
        value={description}
        maxLength={MOST_PRESET_DESCRIPTION}
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={name.trim() === ''}>
          {t('enhancement.presetKeep')}
        </Button>
      </div>
    </form>
  );
}
