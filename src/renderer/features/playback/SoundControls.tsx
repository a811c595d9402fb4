import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { IconButton } from '../../components/IconButton';
import { EnhancementButton } from '../enhancement/EnhancementButton';
import { VolumeControl } from './VolumeControl';

export function SoundControls() {
  const { t } = useTranslation();
  const panelOpen = useView((view) => view.panelOpen);
  const setPanelOpen = useView((view) => view.setPanelOpen);
  return (
    <div className="flex min-w-0 items-center justify-end gap-1">
      <EnhancementButton />
      <VolumeControl />
      <IconButton
        label={panelOpen ? t('app.hidePanel') : t('app.showPanel')}
        aria-expanded={panelOpen}
        onClick={() => setPanelOpen(!panelOpen)}
        icon={panelOpen ? <PanelRightClose size={18} aria-hidden /> : <PanelRightOpen size={18} aria-hidden />}
      />
    </div>
  );
}
