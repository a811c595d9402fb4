import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Loudness } from '../../../shared/domain/loudness';
import { problemSentences } from '../../app/i18n/sentences';
import { useFormat } from '../../app/use-format';
import { useInView } from '../../app/use-in-view';
import { usePlayback } from '../playback/use-playback';
import { useCurrentFingerprint } from '../sound/use-fingerprint';
import { SpectrumComparison } from './SpectrumComparison';
import { useEnhancement } from './use-enhancement';
import { type Measuring, useMeasuredEnhancement } from './use-measured-enhancement';

const ROWS = [
  { field: 'integratedLufs', label: 'integrated', unit: 'LUFS' },
  { field: 'rangeLu', label: 'range', unit: 'LU' },
  { field: 'truePeakDbtp', label: 'truePeak', unit: 'dBTP' },
  { field: 'maxMomentaryLufs', label: 'maxMomentary', unit: 'LUFS' },
  { field: 'maxShortTermLufs', label: 'maxShortTerm', unit: 'LUFS' },
] as const satisfies readonly { field: keyof Loudness; label: string; unit: string }[];

/** What the song that plays measures as it is, and what comes out of it. A value that was not measured is said to be so. */
export function BeforeAfter() {
  const { t, i18n } = useTranslation();
  const section = useRef<HTMLElement>(null);
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const source = useEnhancement((state) => state?.source ?? null);
  const analysis = useEnhancement((state) => state?.analysis ?? 'none');
  const { stored } = useCurrentFingerprint();
  const measuring = useMeasuredEnhancement(useInView(section));
  if (idle) return <section ref={section} aria-hidden />;
  const before: Measuring['kind'] = source ? 'measured' : analysis === 'failed' ? 'failed' : 'waiting';
  const after = measuring.kind === 'measured' ? measuring.measured : null;
  return (
    <section ref={section} aria-label={t('enhancement.beforeAfter')} className="relative">
      <h3 className="pb-1 font-semibold">{t('enhancement.beforeAfter')}</h3>
      <table aria-label={t('enhancement.beforeAfter')} className="w-full table-fixed text-[0.8125rem]">
        <thead>
          <tr className="text-2xs text-muted">
            <th scope="col" className="w-[48%]">
              <span className="sr-only">{t('enhancement.measure')}</span>
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t('enhancement.original')}
            </th>
            <th scope="col" className="py-1 text-right font-medium text-accent">
              {t('enhancement.enhanced')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {ROWS.map(({ field, label, unit }) => (
            <tr key={field}>
              <th scope="row" className="py-1.5 pr-2 text-left font-normal text-muted">
                {t(`enhancement.${label}`)} <span className="text-2xs text-faint">{unit}</span>
              </th>
              <Value kind={before} value={source?.[field] ?? null} />
              <Value kind={measuring.kind} value={after?.loudness[field] ?? null} />
            </tr>
          ))}
        </tbody>
      </table>
      {measuring.kind === 'failed' && measuring.problem && (
        <p role="status" className="pt-1.5 text-xs text-muted">
          {problemSentences(measuring.problem, i18n).happened}
        </p>
      )}
      <SpectrumComparison before={stored?.extras ?? null} after={after?.extras ?? null} />
    </section>
  );
}

function Value({ kind, value }: { kind: Measuring['kind']; value: number | null }) {
  const { t } = useTranslation();
  const { oneDecimal } = useFormat();
  if (value !== null) return <td className="numeric py-1.5 text-right font-medium">{oneDecimal(value)}</td>;
  const said = { waiting: 'measuring', failed: 'unmeasured', measured: 'hasNone' } as const;
  return <td className="py-1.5 text-right text-xs text-muted">{t(`enhancement.${said[kind]}`)}</td>;
}
