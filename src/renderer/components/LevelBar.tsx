export interface LevelBarProps {
  label: string;
  /** Null shows an empty bar. */
  value: number | null;
  min: number;
  max: number;
  text: string;
  colour: string;
}

/** A slim bar with its name and its number. The number is the truth, the bar is for the eyes. */
export function LevelBar({ label, value, min, max, text, colour }: LevelBarProps) {
  const share = value === null ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
  return (
    <div className="grid grid-cols-[5.5rem_1fr_5.25rem] items-center gap-3 text-xs">
      <span className="truncate text-muted">{label}</span>
      <span className="h-1.5 overflow-hidden rounded-full bg-well" aria-hidden>
        <span
          className="block h-full origin-left rounded-full"
          style={{ transform: `scaleX(${share})`, background: colour }}
        />
      </span>
      <span className="numeric text-right font-medium">{text}</span>
    </div>
  );
}
