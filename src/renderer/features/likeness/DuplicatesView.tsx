import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Spinner } from '../../components/Spinner';
import { ViewHeader } from '../../components/ViewHeader';
import { Gone } from '../browse/Gone';
import { CopyGroupCard } from './CopyGroupCard';
import { useCopyGroups } from './use-likeness';

/** Recordings that the library holds several times. Nothing is deleted from here. */
export function DuplicatesView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { groups, totals, failure, readOn } = useCopyGroups();
  if (failure) return <Gone failure={failure} />;
  if (!groups)
    return (
      <p role="status" className="flex items-center gap-3 p-6 text-muted">
        <Spinner /> {t('likeness.comparing')}
      </p>
    );
  if (groups.length === 0)
    return (
      <EmptyState
        icon={<CopyCheck size={40} strokeWidth={1.5} />}
        title={t('likeness.noDuplicates')}
        text={t('likeness.noDuplicatesText')}
      />
    );
  const note = totals ? t('likeness.totals', { groups: count(totals.groups), files: count(totals.files) }) : '';
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={t('likeness.duplicates')} note={note} />
      <div className="min-h-0 flex-1 overflow-y-auto rounded-b-pane px-6 pb-8">
        <p className="pb-4 text-[0.8125rem] text-muted">{t('likeness.duplicatesText')}</p>
        <ul className="flex flex-col gap-3">
          {groups.map((group) => (
            <CopyGroupCard key={group.id} group={group} />
          ))}
        </ul>
        {readOn && (
          <Button className="mt-4" onClick={readOn}>
            {t('likeness.more')}
          </Button>
        )}
      </div>
    </div>
  );
}
