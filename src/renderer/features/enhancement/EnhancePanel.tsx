import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/Segmented';
import { Toggle } from '../../components/Toggle';
import { ExportPlaying } from '../export/ExportPlaying';
import { SoundCard } from '../sound/SoundCard';
import { AlbumModeChoice } from './AlbumModeChoice';
import { BeforeAfter } from './BeforeAfter';
import { LevelMatch } from './LevelMatch';
import { LiveMeters } from './LiveMeters';
import { OwnPresets } from './OwnPresets';
import { PresetPicker } from './PresetPicker';
import { ReferenceCard } from './ReferenceCard';
import { TrackPlan } from './TrackPlan';
import { useEnhancement, useEnhancementCommands } from './use-enhancement';
import { Wishes } from './Wishes';

/** What is done to the sound, in words and in measured numbers, and the means to change it. */
export function EnhancePanel() {
  const { t } = useTranslation();
  const known = useEnhancement((state) => state !== null);
  const enabled = useEnhancement((state) => state?.enabled ?? false);
  const heard = useEnhancement((state) => state?.heard ?? null);
  const comparing = useEnhancement((state) => state?.comparing ?? false);
  const { setEnabled } = useEnhancementCommands();
  return (
    <div className="flex flex-col gap-7 p-5 max-[86rem]:px-4">
      <section aria-label={t('enhancement.compare')}>
        <div className="flex items-center justify-between gap-4">
          <h2 className="text-lg font-semibold tracking-tight">{t('enhancement.title')}</h2>
          <Toggle label={t('enhancement.title')} checked={enabled} disabled={!known} onChange={setEnabled} />
        </div>
        <div className="mt-4">
          <Segmented
            label={t('enhancement.compare')}
            value={heard ?? (enabled ? 'enhanced' : 'original')}
            disabled={!known}
            options={[
              { value: 'original', label: t('enhancement.original') },
              { value: 'enhanced', label: t('enhancement.enhanced'), accented: true },
            ]}
            onChange={(value) => setEnabled(value === 'enhanced')}
          />
        </div>
        <p role="status" className="mt-2.5 text-xs text-muted">
          {heard === 'original' ? t('enhancement.hearingOriginal') : t('enhancement.hearingEnhanced')}
          {comparing && ` ${t('enhancement.comparing')}`}
        </p>
        <LevelMatch />
      </section>
      <PresetPicker />
      <OwnPresets />
      <Wishes />
      <ReferenceCard />
      <AlbumModeChoice />
      <TrackPlan />
      <BeforeAfter />
      <ExportPlaying />
      <LiveMeters />
      <SoundCard />
    </div>
  );
}
