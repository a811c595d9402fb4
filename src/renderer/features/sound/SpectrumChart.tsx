import { useTranslation } from 'react-i18next';
import type { SoundExtras } from '../../../shared/domain/fingerprint';
import { useFormat } from '../../app/use-format';

/** So far below the loudest band the chart reaches, dB. */
const RANGE_DB = 60;
const MARKS_HZ = [63, 250, 1000, 4000, 16_000];

/** Long-term level of each third-octave band, relative to the loudest. A band that holds nothing has no bar. */
export function SpectrumChart({ thirdOctaveHz, thirdOctaveDb }: Pick<SoundExtras, 'thirdOctaveHz' | 'thirdOctaveDb'>) {
  const { t } = useTranslation();
  const { level, count } = useFormat();
  const bands = thirdOctaveHz.flatMap((frequencyHz, index) => {
    const levelDb = thirdOctaveDb[index] ?? null;
    return levelDb === null ? [] : [{ frequencyHz, levelDb, index }];
  });
  const loudest = bands.toSorted((a, b) => b.levelDb - a.levelDb)[0];
  if (!loudest) return null;
  const place = (frequencyHz: number) =>
    (10 * Math.log10(frequencyHz / (thirdOctaveHz[0] ?? 1)) + 0.5) / thirdOctaveHz.length;
  const label = t('sound.spectrumText', {
    frequency: `${count(loudest.frequencyHz)} Hz`,
    level: level(loudest.levelDb, 'dBFS'),
  });
  return (
    <figure role="img" aria-label={label} className="pt-1 pb-2">
      <div className="flex h-20 items-end gap-px rounded-control bg-well px-2 pt-2">
        {thirdOctaveHz.map((frequencyHz, index) => {
          const band = bands.find((candidate) => candidate.index === index);
          const height = band ? Math.max(0.02, 1 - (loudest.levelDb - band.levelDb) / RANGE_DB) : 0;
          return (
            <span
              key={frequencyHz}
              className="min-w-0 flex-1 rounded-t-[2px] bg-linear-to-t from-glow/55 to-glow"
              style={{ height: `${height * 100}%` }}
            />
          );
        })}
      </div>
      <div aria-hidden className="numeric relative mx-2 h-4 text-2xs text-faint">
        {MARKS_HZ.map((frequencyHz) => (
          <span
            key={frequencyHz}
            className="absolute top-0.5 -translate-x-1/2"
            style={{ left: `${place(frequencyHz) * 100}%` }}
          >
            {frequencyHz < 1000 ? frequencyHz : `${frequencyHz / 1000}k`}
          </span>
        ))}
      </div>
    </figure>
  );
}
