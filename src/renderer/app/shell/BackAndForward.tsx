import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { useView } from '../page-context';

/** Back to where one was, and forward again. */
export function BackAndForward() {
  const { t } = useTranslation();
  const back = useView((view) => view.back);
  const forward = useView((view) => view.forward);
  const past = useView((view) => view.past.length > 0);
  const future = useView((view) => view.future.length > 0);
  return (
    <span className="flex">
      <IconButton
        size="small"
        label={t('browse.back')}
        disabled={!past}
        onClick={back}
        icon={<ChevronLeft size={16} aria-hidden />}
      />
      <IconButton
        size="small"
        label={t('browse.forward')}
        disabled={!future}
        onClick={forward}
        icon={<ChevronRight size={16} aria-hidden />}
      />
    </span>
  );
}
