import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FINGERPRINT_VERSION, type StoredFingerprint } from '../../../shared/domain/fingerprint';
import { useFormat } from '../../app/use-format';
import { type Fact, Facts } from '../../components/Facts';
import { usePlayback } from '../playback/use-playback';
import { DIMENSION_GROUPS, REASON_KEYS } from './dimensions';
import { SpectrumChart } from './SpectrumChart';
import { useCurrentFingerprint } from './use-fingerprint';

/** What the current track's sound measured: key, tempo, spectrum, and on demand every dimension with its unit. */
export function SoundCard() {
  const { t } = useTranslation();
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const { stored, failed } = useCurrentFingerprint();
  if (idle) return null;
  return (
    <section aria-label={t('sound.title')}>
      <h3 className="pb-1 font-semibold">{t('sound.title')}</h3>
      {stored ? (
        <Measured stored={stored} />
      ) : (
        <p className="text-[0.8125rem] text-muted">{failed ? t('sound.unreadable') : t('sound.notMeasured')}</p>
      )}
    </section>
  );
}

function Measured({ stored }: { stored: StoredFingerprint }) {
  const { t } = useTranslation();
  const formats = useFormat();
  const { fingerprint, notes, extras, algorithmVersion } = stored;
  const fact = ({ name, show }: (typeof DIMENSION_GROUPS)[number]['dimensions'][number]): Fact => {
    const value = fingerprint[name];
    if (value !== null) return { name: t(`sound.dims.${name}`), value: show(value, formats) };
    const reason = notes.find(({ dimension }) => dimension === name)?.reason ?? '';
    const said = t(`sound.reasons.${REASON_KEYS[reason] ?? ''}`, { defaultValue: reason });
    return { name: t(`sound.dims.${name}`), value: <span className="font-normal text-muted">{said}</span> };
  };
  const tempo = DIMENSION_GROUPS.flatMap(({ dimensions }) => dimensions.filter(({ name }) => name === 'tempo'));
  return (
    <>
      {algorithmVersion < FINGERPRINT_VERSION && <p className="pb-1 text-xs text-muted">{t('sound.older')}</p>}
      <Facts
        facts={[...(extras ? [{ name: t('sound.key'), value: <Key name={extras.key} /> }] : []), ...tempo.map(fact)]}
      />
      {extras && <SpectrumChart {...extras} />}
      <Collapsible.Root>
        <Collapsible.Trigger className="group flex items-center gap-1 rounded-control py-1 text-[0.8125rem] text-muted hover:text-ink">
          <ChevronRight
            size={14}
            aria-hidden
            className="transition-transform duration-150 group-data-panel-open:rotate-90"
          />
          {t('sound.all')}
        </Collapsible.Trigger>
        <Collapsible.Panel className="flex flex-col gap-3 pt-2">
          {DIMENSION_GROUPS.map(({ group, dimensions }) => (
            <div key={group}>
              <h4 className="text-xs font-medium text-muted">{t(`sound.groups.${group}`, { defaultValue: group })}</h4>
              <Facts facts={dimensions.map(fact)} />
            </div>
          ))}
        </Collapsible.Panel>
      </Collapsible.Root>
    </>
  );
}

/** Such as `Bb major`, in the words of the language. */
function Key({ name }: { name: string | null }) {
  const { t } = useTranslation();
  if (name === null) return <span className="font-normal text-muted">{t('sound.noKey')}</span>;
  const [tonic = '', mode] = name.split(' ');
  const said = t(`sound.tonics.${tonic}`, { defaultValue: tonic });
  return <>{mode === 'minor' ? t('sound.key_minor', { tonic: said }) : t('sound.key_major', { tonic: said })}</>;
}
