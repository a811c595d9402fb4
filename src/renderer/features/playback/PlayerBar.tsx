import { useTranslation } from 'react-i18next';
import { NowPlaying } from './NowPlaying';
import { SeekBar } from './SeekBar';
import { SoundControls } from './SoundControls';
import { TransportControls } from './TransportControls';

/** What plays, and the means to steer it; always in sight. */
export function PlayerBar() {
  const { t } = useTranslation();
  return (
    <section
      aria-label={t('playback.region')}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_minmax(max-content,1fr)] items-center gap-4 px-4 py-3 lg:gap-8"
    >
      <NowPlaying />
      <div className="mx-auto flex w-full max-w-xl min-w-0 flex-col items-center gap-1">
        <TransportControls />
        <SeekBar />
      </div>
      <SoundControls />
    </section>
  );
}
