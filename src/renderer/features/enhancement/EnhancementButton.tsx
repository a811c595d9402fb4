import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { useEnhancement, useEnhancementCommands } from './use-enhancement';

/** The switch in the player bar: lit while the enhanced sound is heard. */
export function EnhancementButton() {
  const { t } = useTranslation();
  const enabled = useEnhancement((state) => state?.enabled ?? false);
  const { toggle } = useEnhancementCommands();
  return (
    <IconButton
      label={t('playback.enhancement')}
      aria-pressed={enabled}
      onClick={toggle}
      tone={enabled ? 'lit' : 'quiet'}
      icon={<Sparkles size={18} aria-hidden />}
    />
  );
}
