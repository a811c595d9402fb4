import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';

/** Most entries that are listed one by one. */
const MOST_LISTED = 500;

/** What became of a playlist file: how much was taken over, and what was left out and why. */
export function ReportDialog() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const open = useView((view) => view.dialog === 'playlist-report');
  const openDialog = useView((view) => view.openDialog);
  const shown = useView((view) => view.playlistReport);
  const close = () => openDialog(null);
  if (!shown) return null;
  const { report, kind } = shown;
  const whole = report.leftOut.length === 0;
  const title = kind === 'import' ? t('playlists.imported', { name: shown.report.name }) : t('playlists.exported');
  const Icon = whole ? CircleCheck : TriangleAlert;
  return (
    <Modal open={open} wide={!whole} title={title} closeLabel={t('app.close')} onClose={close}>
      <p className="flex items-center gap-2.5">
        <Icon size={18} aria-hidden className={whole ? 'text-positive' : 'text-caution'} />
        <span>
          {t('playlists.takenOver', { count: report.entries, formatted: count(report.entries) })}
          {!whole &&
            ` ${t('playlists.leftOut', { count: report.leftOut.length, formatted: count(report.leftOut.length) })}`}
        </span>
      </p>
      {kind === 'export' && (
        <p className="selectable mt-2 text-xs text-muted [overflow-wrap:anywhere]">{shown.report.file}</p>
      )}
      {!whole && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ol tabIndex={0} aria-label={t('playlists.leftOutList')} className="mt-4 max-h-80 overflow-y-auto">
          {report.leftOut.slice(0, MOST_LISTED).map(({ position, location, reason }) => (
            <li key={position} className="selectable border-t border-line py-2 text-[0.8125rem]">
              <p dir="ltr" className="[overflow-wrap:anywhere]">
                <span className="numeric text-muted">{count(position)}</span> {location}
              </p>
              <p className="text-xs text-muted">{t(`playlists.reason_${reason}`)}</p>
            </li>
          ))}
        </ol>
      )}
      <div className="mt-6 flex justify-end">
        <Button variant="primary" onClick={close}>
          {t('app.close')}
        </Button>
      </div>
    </Modal>
  );
}
