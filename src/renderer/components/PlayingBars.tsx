import { cx } from './cx';

const BARS = [
  { delay: '-0.9s', resting: 'scale-y-50' },
  { delay: '-0.3s', resting: 'scale-y-90' },
  { delay: '-0.6s', resting: 'scale-y-65' },
];

/** Three small bars that move while music plays, and stand still while it does not. */
export function PlayingBars({ moving, label }: { moving: boolean; label: string }) {
  return (
    <span role="img" aria-label={label} className="flex h-3.5 items-end gap-0.5">
      {BARS.map(({ delay, resting }) => (
        <span
          key={delay}
          className={cx('h-full w-[3px] origin-bottom rounded-full bg-accent', moving ? 'animate-bar' : resting)}
          style={moving ? { animationDelay: delay } : undefined}
        />
      ))}
    </span>
  );
}
