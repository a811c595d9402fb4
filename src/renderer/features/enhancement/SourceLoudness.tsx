import { useTranslation } from 'react-i18next';
import type { Loudness } from '../../../shared/domain/loudness';
import { useFormat } from '../../app/use-format';
import { Facts } from '../../components/Facts';
import { usePlayback } from '../playback/use-playback';
import { useEnhancement } from './use-enhancement';

interface Row {
  field: keyof Loudness;
  label: 'integrated' | 'range' | 'truePeak' | 'maxMomentary' | 'maxShortTerm';
  unit: string;
}

const ROWS: readonly Row[] = [
  { field: 'integratedLufs', label: 'integrated', unit: 'LUFS' },
  { field: 'rangeLu', label: 'range', unit: 'LU' },
  { field: 'truePeakDbtp', label: 'truePeak', unit: 'dBTP' },
  { field: 'maxMomentaryLufs', label: 'maxMomentary', unit: 'LUFS' },
  { field: 'maxShortTermLufs', label: 'maxShortTerm', unit: 'LUFS' },
];

/** The current file's own loudness. A value that was not measured is said to be so, never stood in for. */
export function SourceLoudness() {
  const { t } = useTranslation();
  const { level } = useFormat();
  const source = useEnhancement((state) => state?.source ?? null);
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  if (idle) return null;

  const shown = ({ field, unit }: Row) => {
    const value = source?.[field] ?? null;
    if (value !== null) return level(value, unit);
    const absence = source === null ? t('enhancement.notMeasured') : t('enhancement.hasNone');
    return <span className="font-normal text-muted">{absence}</span>;
  };
  return (
    <section aria-label={t('enhancement.source')}>
      <h3 className="pb-1 font-semibold">{t('enhancement.source')}</h3>
      <Facts
        facts={ROWS.map((row) => ({
          name: t(`enhancement.${row.label}`),
          note: row.label === 'integrated' ? t('enhancement.integratedHint') : undefined,
          value: shown(row),
        }))}
      />
    </section>
  );
}
