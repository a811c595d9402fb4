import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { Spinner } from '../../components/Spinner';
import { RepeatButton, ShuffleButton } from './ModeButtons';
import { usePlayback, usePlaybackCommands } from './use-playback';

export function TransportControls() {
  const { t } = useTranslation();
  const commands = usePlaybackCommands();
  const kind = usePlayback((state) => state?.kind ?? 'idle');
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const running = kind === 'playing' || kind === 'loading';
  const waiting = kind === 'loading' || kind === 'recovering';
  const icon = running ? <Pause size={18} fill="currentColor" /> : <Play size={18} fill="currentColor" />;
  return (
    <div className="flex items-center gap-2">
      <ShuffleButton />
      <IconButton
        label={t('playback.previous')}
        disabled={idle}
        onClick={commands.previous}
        icon={<SkipBack size={18} fill="currentColor" aria-hidden />}
      />
      <IconButton
        label={running ? t('playback.pause') : t('playback.play')}
        onClick={commands.playPause}
        tone="solid"
        icon={waiting ? <Spinner size={18} /> : icon}
      />
      <IconButton
        label={t('playback.next')}
        disabled={idle}
        onClick={commands.next}
        icon={<SkipForward size={18} fill="currentColor" aria-hidden />}
      />
      <RepeatButton />
    </div>
  );
}
