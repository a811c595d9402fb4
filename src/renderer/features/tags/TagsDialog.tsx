import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_FILES_AN_EDIT, type TagChanges } from '../../../shared/domain/tags';
import { problemOf } from '../../app/api/problem';
import { problemSentences } from '../../app/i18n/sentences';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Modal } from '../../components/Modal';
import { Spinner } from '../../components/Spinner';
import { EMPTY_FORM, type TagForm } from './form-state';
import { TagEditor } from './TagEditor';
import { TagPreviewList } from './TagPreviewList';
import { useTagSummary } from './use-tags';

/** Shows and changes what the files of the selected songs say about themselves. */
export function TagsDialog() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.dialog === 'tags');
  const openDialog = useView((view) => view.openDialog);
  const songs = useView((view) => view.selectedIds.size);
  const title = t('tags.dialogTitle', { count: songs, formatted: count(songs) });
  return (
    <Modal open={open} wide title={title} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      <Steps />
    </Modal>
  );
}

/** Made only while the dialog is open. First what is to change, then what that means for each file. */
function Steps() {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  // The selection as it was when the dialog opened: what is looked at is what is written.
  const selectedIds = useView((view) => view.selectedIds);
  const [trackIds] = useState(() => [...selectedIds]);
  const tooMany = trackIds.length > MOST_FILES_AN_EDIT;
  const { data: summary, error } = useTagSummary(trackIds.slice(0, MOST_FILES_AN_EDIT));
  const [form, setForm] = useState<TagForm>(EMPTY_FORM);
  const [changes, setChanges] = useState<TagChanges | null>(null);

  if (tooMany) return <p className="text-muted">{t('tags.tooMany', { formatted: count(MOST_FILES_AN_EDIT) })}</p>;
  if (error) {
    const { happened, meaning, remedy } = problemSentences(problemOf(error), i18n);
    return <p role="alert">{`${happened} ${meaning} ${remedy}`}</p>;
  }
  if (!summary) {
    return (
      <p role="status" className="flex items-center gap-3 py-8 text-muted">
        <Spinner /> {t('tags.reading')}
      </p>
    );
  }
  if (changes) return <TagPreviewList trackIds={trackIds} changes={changes} onBack={() => setChanges(null)} />;
  return <TagEditor summary={summary} form={form} onForm={setForm} onPreview={setChanges} />;
}
