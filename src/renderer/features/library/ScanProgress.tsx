import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveValue } from '../../app/api/use-live';
import { formatTime } from '../../app/format';
import { usePage } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { ProgressBar } from '../../components/ProgressBar';
import { TagText } from '../../components/TagText';
import { folderName } from './folder-name';
import { useFolderCommands } from './use-folders';

/** How far the running scan is; nothing where none runs. */
export function ScanProgress() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { cancelScan } = useFolderCommands();
  const scan = useLiveValue(usePage().live.scan);
  if (scan?.kind !== 'scanning') return null;

  const known = scan.secondsLeft !== null;
  const done = known
    ? t('library.scanCountOf', { done: count(scan.filesDone), found: count(scan.filesFound) })
    : t('library.scanCount', { count: scan.filesDone, formatted: count(scan.filesDone) });
  const rate = scan.filesPerSecond === null ? null : t('library.scanRate', { rate: count(scan.filesPerSecond) });
  const left = scan.held
    ? t('library.scanHeld')
    : known
      ? t('library.scanLeft', { time: formatTime(scan.secondsLeft) })
      : t('library.scanCounting');
  return (
    <section aria-label={t('library.scan')} className="animate-appear rounded-card bg-surface p-3 ring-1 ring-line">
      <div className="flex items-center justify-between gap-2 pb-2">
        <TagText className="text-xs font-medium">{t('library.scanning', { name: folderName(scan.root) })}</TagText>
        <IconButton
          size="small"
          className="-my-1 -mr-1"
          label={t('library.cancelScan')}
          icon={<X size={14} aria-hidden />}
          onClick={cancelScan}
        />
      </div>
      <ProgressBar label={t('library.scan')} value={known ? scan.filesDone : null} max={scan.filesFound} />
      <p className="numeric pt-2 text-2xs text-muted">{done}</p>
      <p className="numeric text-2xs text-muted">{[scan.held ? null : rate, left].filter(Boolean).join(' · ')}</p>
    </section>
  );
}
