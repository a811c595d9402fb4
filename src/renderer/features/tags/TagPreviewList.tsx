import { ArrowRight, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagChanges, TagDifference, TagPreview } from '../../../shared/domain/tags';
import type { TrackId } from '../../../shared/domain/track';
import { problemOf } from '../../app/api/problem';
import { NO_VALUE } from '../../app/format';
import { problemSentences } from '../../app/i18n/sentences';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { focusLater } from '../../components/focus-later';
import { Spinner } from '../../components/Spinner';
import { TagText } from '../../components/TagText';
import { useTagCommands, useTagPreview, useTagWork } from './use-tags';

export interface TagPreviewListProps {
  trackIds: readonly TrackId[];
  changes: TagChanges;
  onBack(): void;
}

/** What would be different in each file, and the button that writes it. */
export function TagPreviewList({ trackIds, changes, onBack }: TagPreviewListProps) {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  const openDialog = useView((view) => view.openDialog);
  const { data: files, error } = useTagPreview(trackIds, changes);
  const { write } = useTagCommands();
  const work = useTagWork();
  const footer = useRef<HTMLElement>(null);
  const [writing, setWriting] = useState(false);
  const changed = files?.filter(({ differences, problem }) => differences.length > 0 && !problem) ?? [];

  const shown = files !== undefined;
  useEffect(() => {
    // The keys go on from the form: Enter writes what Enter has shown.
    if (shown) return focusLater(() => footer.current?.querySelector<HTMLButtonElement>('button:last-of-type'));
  }, [shown]);

  const writeAll = async () => {
    setWriting(true);
    const tried = await write(
      changed.map(({ trackId }) => trackId),
      changes,
    );
    setWriting(false);
    if (tried) openDialog(null);
  };
  if (error) return <p role="alert">{problemSentences(problemOf(error), i18n).happened}</p>;
  if (!files) {
    return (
      <p role="status" className="flex items-center gap-3 py-8 text-muted">
        <Spinner /> {t('tags.comparing')}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label={t('tags.previewList')} className="flex flex-col gap-2">
        {files.map((file) => (
          <FilePreview key={file.trackId} file={file} />
        ))}
      </ul>
      <footer ref={footer} className="sticky bottom-0 -mb-6 flex items-center gap-2 bg-raised pt-2 pb-6">
        {writing && work?.kind === 'writing' && (
          <span role="status" className="flex items-center gap-2 text-[0.8125rem] text-muted">
            <Spinner /> {t('tags.writingOf', { done: count(work.done), of: count(work.of) })}
          </span>
        )}
        <Button className="ml-auto" disabled={writing} onClick={onBack}>
          {t('tags.back')}
        </Button>
        <Button variant="primary" disabled={writing || changed.length === 0} onClick={() => void writeAll()}>
          {t('tags.write', { count: changed.length, formatted: count(changed.length) })}
        </Button>
      </footer>
    </div>
  );
}

function FilePreview({ file: { path, differences, otherNames, problem } }: { file: TagPreview }) {
  const { t, i18n } = useTranslation();
  const sentences = problem ? problemSentences(problem, i18n) : null;
  return (
    <li className="rounded-card bg-sunken px-3.5 py-2.5">
      <TagText className="text-[0.8125rem] font-medium">{path.split(/[\\/]/).at(-1) ?? path}</TagText>
      {sentences && (
        <p role="alert" className="flex gap-2 pt-1 text-[0.8125rem] text-danger">
          <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          {`${sentences.meaning} ${sentences.remedy}`}
        </p>
      )}
      {!problem && differences.length === 0 && <p className="pt-1 text-xs text-muted">{t('tags.nothingChanges')}</p>}
      {otherNames > 0 && <p className="pt-1 text-xs text-caution">{t('tags.otherNames', { count: otherNames })}</p>}
      {differences.length > 0 && (
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1 pt-1.5 text-[0.8125rem]">
          {differences.map((difference) => (
            <Difference key={difference.field} {...difference} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Difference({ field, before, after }: TagDifference) {
  const { t } = useTranslation();
  const shown = (value: string | null) => {
    if (value === null) return NO_VALUE;
    return field === 'compilation' ? t('tags.yes') : value;
  };
  return (
    <>
      <dt className="truncate text-muted">{t(`tags.field_${field}`)}</dt>
      <dd className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2">
        <TagText className="text-muted line-through decoration-1">{shown(before)}</TagText>
        <ArrowRight size={13} aria-label={t('tags.becomes')} className="text-faint" />
        <TagText className="text-ink">{shown(after)}</TagText>
      </dd>
    </>
  );
}
