import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { LabelledSlider } from '../../components/LabelledSlider';
import { TagText } from '../../components/TagText';
import { useEnhancement } from './use-enhancement';
import { useWishCommands } from './use-wish-commands';

/** The track that others are to sound like: its name, by how much, and the means to choose and clear it. */
export function ReferenceCard() {
  const { t } = useTranslation();
  const { percent, level } = useFormat();
  const { chooseReference, clearReference, setReferenceAmount } = useWishCommands();
  const reference = useEnhancement((state) => state?.request.reference ?? null);
  const measuring = useEnhancement((state) => state?.referenceMeasuring ?? null);
  const missing = useEnhancement((state) => state?.referenceMissing ?? false);
  const selectedId = useView((view) => view.selectedId);
  const [held, setHeld] = useState<number | null>(null);
  return (
    <section aria-label={t('enhancement.reference')}>
      <h3 className="pb-1 font-semibold">{t('enhancement.reference')}</h3>
      <p className="pb-2.5 text-xs text-muted">{t('enhancement.referenceHint')}</p>
      {reference && (
        <div className="mb-2.5 flex flex-col gap-2 rounded-card bg-sunken px-3.5 py-3">
          <div className="flex items-center justify-between gap-2">
            <TagText className="font-medium">{reference.name}</TagText>
            <IconButton
              size="small"
              label={t('enhancement.referenceClear')}
              icon={<X size={14} aria-hidden />}
              onClick={() => void clearReference()}
            />
          </div>
          <p className="numeric text-xs text-muted">{level(reference.integratedLufs, 'LUFS')}</p>
          {missing && (
            <p role="status" className="rounded-control bg-caution-soft px-2.5 py-1.5 text-xs">
              {t('enhancement.referenceMissing')}
            </p>
          )}
          <LabelledSlider
            label={t('enhancement.referenceAmount')}
            value={held ?? reference.amount}
            min={0}
            max={1}
            step={0.01}
            format={percent}
            onChange={(amount) => {
              setHeld(amount);
              void setReferenceAmount(amount);
            }}
            onCommit={(amount) => void setReferenceAmount(amount).then(() => setHeld(null))}
          />
        </div>
      )}
      {measuring !== null && (
        <p role="status" className="pb-2 text-xs text-muted">
          {t('enhancement.referenceMeasuring', { name: measuring })}
        </p>
      )}
      <Button
        size="small"
        disabled={selectedId === null || measuring !== null}
        onClick={() => selectedId !== null && void chooseReference(selectedId)}
      >
        {selectedId === null ? t('enhancement.referenceSelect') : t('enhancement.referenceUse')}
      </Button>
    </section>
  );
}
