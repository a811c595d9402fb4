import { Slider } from '@base-ui/react/slider';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../app/format';
import { cx } from '../../components/cx';
import { Waveform } from '../../components/Waveform';
import { useCurrentFingerprint } from '../sound/use-fingerprint';
import { FAR_STEP_SECONDS } from './steps';
import { usePlayback } from './use-playback';
import { usePosition } from './use-position';
import { useSeek } from './use-seek';

/** Moves of the bar below this share of the track cannot be seen. */
const VISIBLE_SHARE = 1 / 600;

interface PointedAt {
  /** Place under the pointer, 0..1 of the bar. */
  share: number;
}

export function SeekBar() {
  const { t } = useTranslation();
  const duration = usePlayback((state) => state?.durationSeconds ?? null);
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const position = usePosition(Math.max(0.1, (duration ?? 0) * VISIBLE_SHARE));
  const { held, hold, commit } = useSeek();
  const [pointed, setPointed] = useState<PointedAt | null>(null);

  const peaks = useCurrentFingerprint().stored?.extras?.overview.peak ?? null;
  const length = duration ?? 0;
  const shown = Math.min(held ?? position, length);
  const disabled = idle || duration === null;
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPointed({ share: Math.min(1, Math.max(0, (event.clientX - left) / width)) });
  };

  return (
    <div className="flex w-full items-center gap-3">
      <span className="numeric w-12 shrink-0 text-right max-sm:w-8 text-xs text-muted">
        {idle ? '' : formatTime(shown)}
      </span>
      <Slider.Root
        value={shown}
        min={0}
        max={Math.max(length, 1)}
        step={0.1}
        largeStep={FAR_STEP_SECONDS}
        disabled={disabled}
        onValueChange={hold}
        onValueCommitted={(seconds) => void commit(seconds)}
        data-arrows="player"
        className="relative min-w-0 flex-1"
      >
        <Slider.Control
          className="group relative flex h-6 touch-none items-center"
          onPointerMove={disabled ? undefined : point}
          onPointerLeave={() => setPointed(null)}
        >
          {peaks && <Course peaks={peaks} share={length > 0 ? shown / length : 0} />}
          <Slider.Track
            className={cx(
              'h-1 w-full rounded-full transition-[height] duration-150 group-hover:h-1.5',
              !peaks && 'bg-line-strong/40',
            )}
          >
            <Slider.Indicator
              className={cx(
                'rounded-full bg-linear-to-r from-glow to-glow-end group-data-disabled:opacity-0',
                peaks && 'opacity-0',
              )}
            />
            <Slider.Thumb
              getAriaLabel={() => t('playback.seek')}
              getAriaValueText={() =>
                t('playback.positionOf', { position: formatTime(shown), duration: formatTime(duration) })
              }
              className="focus-ring size-3 rounded-full bg-ink opacity-0 transition-opacity duration-150 group-hover:opacity-100 group-data-disabled:opacity-0 has-[:focus-visible]:opacity-100 data-dragging:opacity-100"
            />
          </Slider.Track>
        </Slider.Control>
        {pointed && !disabled && (
          <span
            aria-hidden
            className="numeric pointer-events-none absolute bottom-full -mb-0.5 -translate-x-1/2 rounded-md bg-ink px-1.5 py-0.5 text-xs font-medium text-canvas"
            style={{ left: `${pointed.share * 100}%` }}
          >
            {formatTime(pointed.share * length)}
          </span>
        )}
      </Slider.Root>
      <span className="numeric w-12 shrink-0 text-xs max-sm:w-8 text-muted">{idle ? '' : formatTime(duration)}</span>
    </div>
  );
}

/** The track's waveform, what was heard of it in colour. */
function Course({ peaks, share }: { peaks: readonly number[]; share: number }) {
  return (
    <>
      <Waveform levels={peaks} className="pointer-events-none absolute inset-0 size-full text-line-strong/45" />
      <div
        className="pointer-events-none absolute inset-0 text-glow"
        style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}
      >
        <Waveform levels={peaks} className="size-full" />
      </div>
    </>
  );
}
