import { Slider } from '@base-ui/react/slider';

export interface LabelledSliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  disabled?: boolean;
  format(value: number): string;
  onChange(value: number): void;
  onCommit(value: number): void;
}

/** A slider under its name, with its value written out. */
export function LabelledSlider({ label, value, format, onChange, onCommit, ...range }: LabelledSliderProps) {
  return (
    <Slider.Root
      value={value}
      onValueChange={onChange}
      onValueCommitted={onCommit}
      thumbAlignment="edge"
      className="grid grid-cols-[1fr_auto] gap-x-3 data-disabled:opacity-50"
      {...range}
    >
      <Slider.Label className="truncate text-[0.8125rem] text-muted">{label}</Slider.Label>
      <span className="numeric text-[0.8125rem] font-medium text-ink">{format(value)}</span>
      <Slider.Control className="group col-span-2 flex touch-none items-center py-2">
        <Slider.Track className="h-1 w-full rounded-full bg-line-strong/40">
          <Slider.Indicator className="rounded-full bg-accent" />
          <Slider.Thumb
            getAriaLabel={() => label}
            getAriaValueText={(_text, current) => format(current)}
            className="focus-ring size-4 rounded-full bg-surface shadow-sm ring-[1.5px] ring-accent"
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}
