import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemSentences } from '../../app/i18n/sentences';
import type { ShownNotice } from '../../app/notice-store';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';

/** How long a notice stands that only informs; the others stay until they are dismissed. */
const INFO_MS = 7000;

const LOOKS = {
  info: { Icon: Info, colour: 'text-accent', role: 'status' },
  warning: { Icon: TriangleAlert, colour: 'text-caution', role: 'alert' },
  error: { Icon: CircleAlert, colour: 'text-danger', role: 'alert' },
} as const;

interface NoticeCardProps {
  notice: ShownNotice;
  onDismiss(key: number): void;
  /** Where there is something that can be done about it at once. */
  onRestore?: (() => void) | undefined;
}

export function NoticeCard({ notice, onDismiss, onRestore }: NoticeCardProps) {
  const { t, i18n } = useTranslation();
  const [held, setHeld] = useState(false);
  const { Icon, colour, role } = LOOKS[notice.severity];
  const { happened, meaning, remedy } = problemSentences(notice.problem, i18n);
  const passing = notice.severity === 'info' && !held;

  useEffect(() => {
    if (!passing) return;
    const timer = window.setTimeout(() => onDismiss(notice.key), INFO_MS);
    return () => window.clearTimeout(timer);
  }, [passing, notice.key, onDismiss]);

  return (
    <div
      role={role}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-auto flex animate-notice gap-3 rounded-card bg-raised p-3.5 shadow-raised ring-1 ring-line"
    >
      <Icon size={18} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
      <div className="selectable min-w-0 flex-1 text-[0.8125rem] [overflow-wrap:anywhere]">
        <p className="font-medium">{happened}</p>
        <p className="mt-0.5 text-muted">
          {meaning} {notice.action === 'none' ? remedy : t(`notices.action_${notice.action}`)}
        </p>
        {onRestore && (
          <Button className="mt-2" onClick={onRestore}>
            {t('notices.restoreBackup')}
          </Button>
        )}
        {notice.times > 1 && <p className="mt-0.5 text-xs text-muted">{t('notices.times', { count: notice.times })}</p>}
      </div>
      <IconButton
        size="small"
        className="-mt-1 -mr-1"
        label={t('app.dismiss')}
        icon={<X size={14} aria-hidden />}
        onClick={() => onDismiss(notice.key)}
      />
    </div>
  );
}
