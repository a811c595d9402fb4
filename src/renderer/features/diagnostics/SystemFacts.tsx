import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { Facts } from '../../components/Facts';
import { useSystemReport } from './use-diagnostics';

export function SystemFacts() {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  const system = useSystemReport();
  if (system === undefined) return null;
  return (
    <section aria-label={t('diagnostics.system')} className="selectable">
      <h2 className="flex h-9 items-center text-base font-semibold">{t('diagnostics.system')}</h2>
      <Facts
        facts={[
          { name: t('diagnostics.application'), value: system.application },
          {
            name: t('diagnostics.runtime'),
            value: system.fallbackRuntime ? t('diagnostics.fallbackRuntime') : t('diagnostics.currentRuntime'),
          },
          { name: t('diagnostics.electron'), value: system.electron },
          { name: t('diagnostics.chrome'), value: system.chrome },
          { name: t('diagnostics.node'), value: system.node },
          { name: t('diagnostics.sqlite'), value: system.sqlite },
          { name: t('diagnostics.platform'), value: system.platform },
          {
            name: t('diagnostics.cpu'),
            note: t('diagnostics.cores', { count: system.cores }),
            value: system.cpu,
          },
          { name: t('diagnostics.memory'), value: bytes(system.memoryBytes) },
          { name: t('diagnostics.tracks'), value: count(system.tracks) },
        ]}
      />
    </section>
  );
}
