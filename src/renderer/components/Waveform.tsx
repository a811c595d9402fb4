import { memo } from 'react';

/** Bars that are drawn; more cannot be told apart at the width of a seek bar. */
const BARS = 140;
const BAR_WIDTH = 0.62;
/** Half the height that silence keeps, so that the line does not break. */
const LEAST = 0.06;

/** The course of a sound from its levels, each 0 and up; the loudest fills the height. Only for the eyes. */
export const Waveform = memo(function Waveform({
  levels,
  className,
}: {
  levels: readonly number[];
  className?: string;
}) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${BARS} 2`}
      preserveAspectRatio="none"
      className={className}
      fill="currentColor"
      data-waveform
    >
      <path d={outline(levels)} />
    </svg>
  );
});

function outline(levels: readonly number[]): string {
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / BARS));
    const peak = levels.slice(from, to).reduce((most, level) => Math.max(most, level), 0);
    const half = loudest > 0 ? Math.max(LEAST, peak / loudest) : LEAST;
    return `M${bar} ${(1 - half).toFixed(3)}h${BAR_WIDTH}v${(2 * half).toFixed(3)}h-${BAR_WIDTH}z`;
  });
  return bars.join('');
}
