import { Slider } from '@base-ui/react/slider';
import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { VOLUME_STEP } from './steps';
import { usePlayback, usePlaybackCommands } from './use-playback';

export function VolumeControl() {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { setVolume, changeVolume, toggleMute } = usePlaybackCommands();
  const volume = usePlayback((state) => state?.volume ?? 1);
  const muted = usePlayback((state) => state?.muted ?? false);
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? volume;
  const Icon = muted || shown === 0 ? VolumeX : shown < 0.5 ? Volume1 : Volume2;

  /** Arrows move as far here as anywhere else in the window, not by the slider's own small step. */
  const moveByKey = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    changeVolume(direction * VOLUME_STEP);
  };

  return (
    <div className="flex min-w-0 items-center gap-1">
      <IconButton
        label={muted ? t('playback.unmute') : t('playback.mute')}
        onClick={toggleMute}
        icon={<Icon size={18} aria-hidden />}
      />
      <Slider.Root
        value={shown}
        min={0}
        max={1}
        step={0.01}
        largeStep={0.1}
        onKeyDownCapture={moveByKey}
        onValueChange={(next) => {
          setHeld(next);
          void setVolume(next);
        }}
        onValueCommitted={(next) => void setVolume(next).then(() => setHeld(null))}
        className="w-24 max-lg:w-16 max-sm:w-10"
      >
        <Slider.Control className="group flex h-5 touch-none items-center">
          <Slider.Track className="h-1 w-full rounded-full bg-line-strong/40">
            <Slider.Indicator className={muted ? 'rounded-full bg-line-strong' : 'rounded-full bg-ink'} />
            <Slider.Thumb
              getAriaLabel={() => t('playback.volume')}
              getAriaValueText={() => percent(shown)}
              className="focus-ring size-3 rounded-full bg-ink opacity-0 transition-opacity duration-150 group-hover:opacity-100 has-[:focus-visible]:opacity-100 data-dragging:opacity-100"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
}
