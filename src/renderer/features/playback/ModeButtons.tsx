import { Repeat, Repeat1, Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueModes } from '../../../shared/domain/queue';
import { IconButton } from '../../components/IconButton';
import { useQueueCommands } from '../queue/use-queue';
import { usePlayback } from './use-playback';

const NEXT: Record<QueueModes['repeat'], QueueModes['repeat']> = { off: 'all', all: 'one', one: 'off' };

export function ShuffleButton() {
  const { t } = useTranslation();
  const shuffled = usePlayback((state) => state?.shuffled ?? false);
  const { setShuffled } = useQueueCommands();
  return (
    <IconButton
      label={t('queue.shuffle')}
      aria-pressed={shuffled}
      tone={shuffled ? 'lit' : 'quiet'}
      className="max-sm:hidden"
      onClick={() => setShuffled(!shuffled)}
      icon={<Shuffle size={16} aria-hidden />}
    />
  );
}

/** Off, all, one, and off again. */
export function RepeatButton() {
  const { t } = useTranslation();
  const repeat = usePlayback((state) => state?.repeat ?? 'off');
  const { setModes } = useQueueCommands();
  const Icon = repeat === 'one' ? Repeat1 : Repeat;
  return (
    <IconButton
      label={t(`queue.repeat_${repeat}`)}
      tone={repeat === 'off' ? 'quiet' : 'lit'}
      className="max-sm:hidden"
      onClick={() => setModes({ repeat: NEXT[repeat] })}
      icon={<Icon size={16} aria-hidden />}
    />
  );
}
