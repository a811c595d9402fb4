import { CircleStop, ListMusic, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { IconButton } from '../../components/IconButton';
import { EnhancementButton } from '../enhancement/EnhancementButton';
import { useQueueCommands } from '../queue/use-queue';
import { usePlayback } from './use-playback';
import { VolumeControl } from './VolumeControl';

export function SoundControls() {
  const { t } = useTranslation();
  const panelOpen = useView((view) => view.panelOpen);
  const queueOpen = useView((view) => view.panelOpen && view.panel === 'queue');
  const setPanelOpen = useView((view) => view.setPanelOpen);
  const togglePanel = useView((view) => view.togglePanel);
  const soundOpen = panelOpen && !queueOpen;
  return (
    <div className="flex min-w-0 items-center justify-end gap-1">
      <EnhancementButton />
      <VolumeControl />
      <StopAfterButton />
      <IconButton
        label={t('queue.title')}
        aria-expanded={queueOpen}
        tone={queueOpen ? 'chosen' : 'quiet'}
        onClick={() => togglePanel('queue')}
        icon={<ListMusic size={18} aria-hidden />}
      />
      <IconButton
        label={soundOpen ? t('app.hidePanel') : t('app.showPanel')}
        aria-expanded={soundOpen}
        onClick={() => (queueOpen ? togglePanel('enhance') : setPanelOpen(!panelOpen))}
        icon={soundOpen ? <PanelRightClose size={18} aria-hidden /> : <PanelRightOpen size={18} aria-hidden />}
      />
    </div>
  );
}

function StopAfterButton() {
  const { t } = useTranslation();
  const on = usePlayback((state) => state?.stopAfterCurrent ?? false);
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const { setModes } = useQueueCommands();
  return (
    <IconButton
      label={t('queue.stopAfter')}
      aria-pressed={on}
      disabled={idle}
      tone={on ? 'lit' : 'quiet'}
      className="max-lg:hidden"
      onClick={() => setModes({ stopAfterCurrent: !on })}
      icon={<CircleStop size={17} aria-hidden />}
    />
  );
}
