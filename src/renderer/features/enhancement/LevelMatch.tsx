import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { Toggle } from '../../components/Toggle';
import { useEnhancement, useEnhancementCommands } from './use-enhancement';

/** Has both ways of hearing a track be equally loud, and says which of them is turned down for that. */
export function LevelMatch() {
  const { t } = useTranslation();
  const { level } = useFormat();
  const known = useEnhancement((state) => state !== null);
  const matched = useEnhancement((state) => state?.levelMatched ?? false);
  const measured = useEnhancement((state) => (state?.source ?? null) !== null && (state?.plan ?? null) !== null);
  const plays = useEnhancement((state) => (state?.plan ?? null) !== null || state?.analysis === 'running');
  const matchDb = useEnhancement((state) => state?.matchDb ?? 0);
  const { setLevelMatched } = useEnhancementCommands();
  const said = () => {
    if (!measured) return t('enhancement.matchedUnknown');
    if (matchDb === 0) return t('enhancement.matchedSame');
    const key = matchDb < 0 ? 'enhancement.matchedDry' : 'enhancement.matchedWet';
    return t(key, { level: level(Math.abs(matchDb), 'dB') });
  };
  return (
    <div className="mt-4">
      <div className="flex items-center justify-between gap-4">
        <span className="text-[0.8125rem] font-medium">{t('enhancement.matched')}</span>
        <Toggle label={t('enhancement.matched')} checked={matched} disabled={!known} onChange={setLevelMatched} />
      </div>
      <p className="pt-0.5 text-xs text-muted">{matched && plays ? said() : t('enhancement.matchedHint')}</p>
    </div>
  );
}
