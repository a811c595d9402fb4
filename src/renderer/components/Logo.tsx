import { useId } from 'react';

const BARS = [
  { x: 9, height: 14 },
  { x: 17, height: 26 },
  { x: 25, height: 38 },
  { x: 33, height: 22 },
  { x: 41, height: 10 },
];

/** The mark: a swell of sound in the colours of the accent. */
export function Logo({ size }: { size: number }) {
  const gradient = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 50 50" aria-hidden="true">
      <defs>
        <linearGradient id={gradient} gradientUnits="userSpaceOnUse" x1="5" y1="0" x2="45" y2="50">
          <stop offset="0" style={{ stopColor: 'var(--color-glow)' }} />
          <stop offset="1" style={{ stopColor: 'var(--color-glow-end)' }} />
        </linearGradient>
      </defs>
      <g stroke={`url(#${gradient})`} strokeWidth="4.5" strokeLinecap="round">
        {BARS.map(({ x, height }) => (
          <line key={x} x1={x} x2={x + 0.01} y1={25 - height / 2} y2={25 + height / 2} />
        ))}
      </g>
    </svg>
  );
}
