import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EnhancedSound } from '../../../shared/domain/enhancement';
import { NO_VALUE } from '../../app/format';
import { useFormat } from '../../app/use-format';

type Spectrum = EnhancedSound['extras'];

/** The chart reaches from a little over the loudest band so far down, dB. */
const HEADROOM_DB = 4;
const RANGE_DB = 60;
const GRID_DB = 12;
const GRID = [GRID_DB, 2 * GRID_DB, 3 * GRID_DB, 4 * GRID_DB];
const MARKS_HZ = [63, 250, 1000, 4000, 16_000];
/** Of the drawing, in its own units; it is stretched to its place. */
const WIDTH = 300;
const HEIGHT = 100;

/** Long-term third-octave levels of the original and of what comes out, as curves and, for whoever reads, as a table. */
export function SpectrumComparison({ before, after }: { before: Spectrum | null; after: Spectrum | null }) {
  const { t } = useTranslation();
  const { level, frequency } = useFormat();
  const bands = (after ?? before)?.thirdOctaveHz ?? [];
  const levels = [before, after].flatMap((spectrum) => spectrum?.thirdOctaveDb ?? []).filter((db) => db !== null);
  if (levels.length === 0) return null;
  const top = Math.max(...levels) + HEADROOM_DB;
  const at = (spectrum: Spectrum | null, hz: number) => {
    const index = spectrum?.thirdOctaveHz.indexOf(hz) ?? -1;
    return index < 0 ? null : (spectrum?.thirdOctaveDb[index] ?? null);
  };
  const x = (hz: number) => ((10 * Math.log10(hz / (bands[0] ?? 1)) + 0.5) / bands.length) * WIDTH;
  const y = (db: number) => Math.min(1, (top - db) / RANGE_DB) * HEIGHT;
  /** A band that holds nothing leaves a gap. */
  const curve = (spectrum: Spectrum | null) => {
    let drawing = false;
    return bands
      .map((hz) => {
        const db = at(spectrum, hz);
        const step = db === null ? '' : `${drawing ? 'L' : 'M'}${x(hz).toFixed(1)} ${y(db).toFixed(1)}`;
        drawing = db !== null;
        return step;
      })
      .join('');
  };
  const told = (db: number | null) => (db === null ? NO_VALUE : level(db, 'dB'));
  const stroke = { fill: 'none', strokeWidth: 2, strokeLinejoin: 'round', vectorEffect: 'non-scaling-stroke' } as const;
  return (
    <figure className="pt-3">
      <svg
        role="img"
        aria-label={t('enhancement.spectrumText')}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full rounded-control bg-well"
      >
        {GRID.map((below) => (
          <path
            key={below}
            d={`M0 ${(HEIGHT * below) / RANGE_DB}H${WIDTH}`}
            vectorEffect="non-scaling-stroke"
            className="stroke-line"
          />
        ))}
        <path
          data-spectrum="before"
          d={curve(before)}
          {...stroke}
          className="stroke-line-strong"
          strokeDasharray="4 3"
        />
        <path data-spectrum="after" d={curve(after)} {...stroke} className="stroke-accent" />
      </svg>
      <div aria-hidden className="numeric relative h-4 text-2xs text-faint">
        {MARKS_HZ.map((hz) => (
          <span key={hz} className="absolute top-0.5 -translate-x-1/2" style={{ left: `${(x(hz) / WIDTH) * 100}%` }}>
            {hz < 1000 ? hz : `${hz / 1000}k`}
          </span>
        ))}
      </div>
      <figcaption className="flex gap-4 pt-1.5 text-2xs text-muted">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t-2 border-dashed border-line-strong" />
          {t('enhancement.original')}
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t-2 border-accent" />
          {t('enhancement.enhanced')}
        </span>
        <span className="ml-auto">{t('enhancement.spectrumGrid', { step: GRID_DB })}</span>
      </figcaption>
      <details className="group pt-1.5">
        <summary className="focus-ring flex cursor-default items-center gap-1 rounded-md text-xs text-muted select-none hover:text-ink">
          <ChevronRight size={13} aria-hidden className="transition-transform group-open:rotate-90" />
          {t('enhancement.spectrumTable')}
        </summary>
        <table aria-label={t('enhancement.spectrumTable')} className="numeric mt-1 w-full text-xs">
          <thead>
            <tr className="text-2xs text-muted">
              <th scope="col" className="text-left font-medium">
                {t('enhancement.band')}
              </th>
              <th scope="col" className="text-right font-medium">
                {t('enhancement.original')}
              </th>
              <th scope="col" className="text-right font-medium">
                {t('enhancement.enhanced')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map((hz) => (
              <tr key={hz}>
                <th scope="row" className="text-left font-normal text-muted">
                  {frequency(hz)}
                </th>
                <td className="text-right">{told(at(before, hz))}</td>
                <td className="text-right">{told(at(after, hz))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
