import { Progress } from '@base-ui/react/progress';

/** How far something is: `value` of `max`, or null where that cannot be known yet. */
export function ProgressBar({ label, value, max }: { label: string; value: number | null; max: number }) {
  return (
    <Progress.Root aria-label={label} value={value} max={Math.max(1, max)}>
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-line-strong/30">
        <Progress.Indicator className="h-full rounded-full bg-accent transition-[width] duration-200 data-indeterminate:w-1/4 data-indeterminate:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  );
}
