import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagChanges, TagSummary } from '../../../shared/domain/tags';
import { problemSentences } from '../../app/i18n/sentences';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { Toggle } from '../../components/Toggle';
import { CoverField } from './CoverField';
import { changeCount, changesOf, type TagForm } from './form-state';
import { LatestEdit } from './LatestEdit';
import { type FieldProps, TagField } from './TagField';

export interface TagEditorProps {
  summary: TagSummary;
  form: TagForm;
  onForm(form: TagForm): void;
  onPreview(changes: TagChanges): void;
}

/** The fields of one song or of many. Enter, or Ctrl+Enter from longer texts, goes on to the preview. */
export function TagEditor({ summary, form, onForm, onPreview }: TagEditorProps) {
  const { t, i18n } = useTranslation();
  const openDialog = useView((view) => view.openDialog);
  const [wrong, setWrong] = useState<string | null>(null);
  const changed = changeCount(form);

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (changed === 0) return;
    const checked = changesOf(form);
    setWrong('wrong' in checked ? checked.wrong : null);
    if ('changes' in checked) onPreview(checked.changes);
  };
  const field = (name: FieldProps['field'], more: Partial<FieldProps> = {}) => (
    <TagField field={name} summary={summary} form={form} onForm={onForm} wrong={wrong === name} {...more} />
  );
  if (summary.files === 0) {
    const [first] = summary.problems;
    const { happened, meaning, remedy } = first ? problemSentences(first.problem, i18n) : EMPTY_SENTENCES;
    return <p role="alert">{`${happened} ${meaning} ${remedy}`}</p>;
  }
  return (
    <form onSubmit={goOn} className="flex flex-col gap-4">
      {summary.problems.length > 0 && (
        <p role="alert" className="text-[0.8125rem] text-caution">
          {t('tags.someUnreadable', { count: summary.problems.length })}
        </p>
      )}
      <div className="flex gap-5 max-sm:flex-col">
        <CoverField summary={summary} form={form} onForm={onForm} />
        <div className="grid min-w-0 flex-1 grid-cols-1 gap-x-4 gap-y-3">
          {field('title')}
          {field('artists', { list: true })}
          {field('album')}
          {field('albumArtists', { list: true })}
        </div>
      </div>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {field('trackNumber', { numeric: true })}
        {field('trackCount', { numeric: true })}
        {field('discNumber', { numeric: true })}
        {field('discCount', { numeric: true })}
        {field('date')}
        {field('bpm', { numeric: true })}
        <div className="col-span-2 flex items-end justify-between gap-3 pb-1">
          <span className="text-[0.8125rem]">
            {t('tags.field_compilation')}
            {summary.mixed.includes('compilation') && form.compilation === undefined && (
              <span className="text-muted"> ({t('tags.mixed')})</span>
            )}
          </span>
          <Toggle
            label={t('tags.field_compilation')}
            checked={form.compilation ?? summary.common.compilation ?? false}
            onChange={(compilation) => onForm({ ...form, compilation })}
          />
        </div>
      </div>
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">
        {field('genres', { list: true })}
        {field('composers', { list: true })}
        {field('comment', { long: true })}
        {field('lyrics', { long: true })}
        {field('titleSort')}
        {field('artistSort')}
        {field('albumSort')}
        {field('albumArtistSort')}
      </div>
      <p className="text-xs text-muted">{t('tags.hint')}</p>
      <footer className="sticky bottom-0 -mb-6 flex items-center gap-2 bg-raised pt-2 pb-6">
        <LatestEdit />
        <Button className="ml-auto" onClick={() => openDialog(null)}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" variant="primary" disabled={changed === 0}>
          {t('tags.preview')}
        </Button>
      </footer>
    </form>
  );
}

const EMPTY_SENTENCES = { happened: '', meaning: '', remedy: '' };
