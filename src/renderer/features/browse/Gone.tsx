import { ArrowLeft, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../app/api/problem';
import { problemSentences } from '../../app/i18n/sentences';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';

/** Stands where something could not be read: what happened, and the way back. */
export function Gone({ failure }: { failure: unknown }) {
  const { t, i18n } = useTranslation();
  const back = useView((view) => view.back);
  const { happened, meaning, remedy } = problemSentences(problemOf(failure), i18n);
  return (
    <EmptyState
      icon={<SearchX size={40} strokeWidth={1.5} />}
      title={happened}
      text={`${meaning} ${remedy}`}
      action={
        <Button icon={<ArrowLeft size={14} aria-hidden />} onClick={back}>
          {t('browse.back')}
        </Button>
      }
    />
  );
}
