import { ImageOff, ImagePlus, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TagSummary } from '../../../shared/domain/tags';
import { artworkUrl } from '../../app/artwork';
import { Cover } from '../../components/Cover';
import { IconButton } from '../../components/IconButton';
import { TagText } from '../../components/TagText';
import type { TagForm } from './form-state';
import { useTagCommands } from './use-tags';

export interface CoverFieldProps {
  summary: TagSummary;
  form: TagForm;
  onForm(form: TagForm): void;
}

/** The cover inside the files, and what becomes of it. */
export function CoverField({ summary, form, onForm }: CoverFieldProps) {
  const { t } = useTranslation();
  const { chooseCover } = useTagCommands();
  const { cover } = form;
  const mixed = summary.mixed.includes('cover');
  const stored = summary.common.cover ?? null;

  const choose = async () => {
    const chosen = await chooseCover();
    if (chosen) onForm({ ...form, cover: { kind: 'replace', token: chosen.token, name: chosen.name } });
  };
  const said = () => {
    if (cover?.kind === 'remove') return t('tags.coverRemoved');
    if (cover) return cover.name;
    if (mixed) return t('tags.mixed');
    return stored ? t('tags.coverInside') : t('tags.coverNone');
  };
  return (
    <fieldset className="w-36 shrink-0">
      <legend className="h-7 text-[0.8125rem] leading-7 text-muted">{t('tags.field_cover')}</legend>
      <Cover
        source={cover || mixed ? null : artworkUrl(stored?.hash ?? null, 'tile')}
        seed={summary.common.album ?? summary.common.title ?? ''}
        className="size-36 rounded-card"
      />
      <div className="pt-1.5 text-xs text-muted">
        <TagText>{said()}</TagText>
      </div>
      <div className="-ml-1.5 flex gap-1 pt-1">
        <IconButton
          size="small"
          label={t('tags.coverReplace')}
          icon={<ImagePlus size={16} aria-hidden />}
          onClick={() => void choose()}
        />
        <IconButton
          size="small"
          label={t('tags.coverRemove')}
          disabled={stored === null && !mixed}
          icon={<ImageOff size={16} aria-hidden />}
          onClick={() => onForm({ ...form, cover: { kind: 'remove' } })}
        />
        {cover && (
          <IconButton
            size="small"
            label={t('tags.putBack', { field: t('tags.field_cover') })}
            icon={<RotateCcw size={14} aria-hidden />}
            onClick={() => {
              const { cover: _chosen, ...others } = form;
              onForm(others);
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
