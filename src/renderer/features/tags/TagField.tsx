import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagSummary } from '../../../shared/domain/tags';
import { cx } from '../../components/cx';
import { IconButton } from '../../components/IconButton';
import { storedText, type TagForm, typed } from './form-state';

export interface FieldProps {
  field: keyof TagForm['texts'];
  summary: TagSummary;
  form: TagForm;
  onForm(form: TagForm): void;
  /** It cannot be written as it was typed. */
  wrong: boolean;
  list?: boolean;
  numeric?: boolean;
  long?: boolean;
}

/** One field under its name: what it says, or that the songs differ; a typed one can be put back. */
export function TagField({ field, summary, form, onForm, wrong, list, numeric, long }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const stored = storedText(summary, field);
  const text = form.texts[field];
  const name = t(`tags.field_${field}`);
  const shared = {
    id,
    dir: 'auto' as const,
    value: text ?? stored ?? '',
    placeholder: text === undefined && stored === null ? t('tags.mixed') : undefined,
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? `${id}-wrong` : undefined,
    onChange: ({ target }: { target: { value: string } }) => onForm(typed(form, summary, field, target.value)),
    className: cx(
      'w-full rounded-control bg-well px-3 text-ink ring-1 placeholder:text-muted placeholder:italic',
      wrong ? 'ring-danger' : text === undefined ? 'ring-line' : 'ring-accent',
      long ? 'min-h-20 resize-y py-2' : 'h-9',
      numeric && 'numeric',
    ),
  };
  return (
    <div className="min-w-0">
      <div className="flex h-7 items-center gap-1 text-[0.8125rem]">
        <label htmlFor={id} className={text === undefined ? 'text-muted' : 'font-medium text-ink'}>
          {name}
        </label>
        {list && <span className="truncate text-xs text-faint">{t('tags.several')}</span>}
        {text !== undefined && (
          <IconButton
            size="small"
            className="ml-auto"
            label={t('tags.putBack', { field: name })}
            icon={<RotateCcw size={13} aria-hidden />}
            onClick={() => {
              const { [field]: _typed, ...texts } = form.texts;
              onForm({ ...form, texts });
            }}
          />
        )}
      </div>
      {long ? (
        <textarea {...shared} onKeyDown={submitWithControl} />
      ) : (
        <input {...shared} inputMode={numeric ? 'numeric' : undefined} />
      )}
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="pt-1 text-xs text-danger">
          {t(numeric ? 'tags.wrongNumber' : field === 'date' ? 'tags.wrongDate' : 'tags.wrongText')}
        </p>
      )}
    </div>
  );
}

/** Enter begins a new line in longer texts; with Ctrl it goes on. */
function submitWithControl(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit();
}
