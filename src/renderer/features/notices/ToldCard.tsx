import { CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldNotice } from '../../app/notice-store';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';

/** How long it stands; with something to take back it stays a little longer. */
const STANDS_MS = 7000;
const WITH_OFFER_MS = 15_000;

/** Says that something was done, and offers to take it back. */
export function ToldCard({ notice, onDismiss }: { notice: ToldNotice; onDismiss(key: number): void }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const { key, title, text, offer } = notice;

  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => onDismiss(key), offer ? WITH_OFFER_MS : STANDS_MS);
    return () => window.clearTimeout(timer);
  }, [held, key, offer, onDismiss]);

  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-auto flex animate-notice items-center gap-3 rounded-card bg-raised p-3.5 shadow-raised ring-1 ring-line"
    >
      <CircleCheck size={18} aria-hidden className="shrink-0 text-accent" />
      <div className="min-w-0 flex-1 text-[0.8125rem] [overflow-wrap:anywhere]">
        <p className="font-medium">{title}</p>
        {text !== null && <p className="mt-0.5 text-muted">{text}</p>}
      </div>
      {offer && (
        <Button
          size="small"
          onClick={() => {
            onDismiss(key);
            offer.run();
          }}
        >
          {offer.label}
        </Button>
      )}
      <IconButton
        size="small"
        className="-mr-1"
        label={t('app.dismiss')}
        icon={<X size={14} aria-hidden />}
        onClick={() => onDismiss(key)}
      />
    </div>
  );
}
