import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { Facts } from '../../components/Facts';
import { useCacheStatistics } from './use-diagnostics';

export function CacheReport() {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  const { statistics, clear } = useCacheStatistics();
  if (statistics === undefined) return null;
  const { total } = statistics;
  const used = { used: bytes(statistics.bytes), budget: bytes(statistics.budgetBytes) };
  return (
    <section aria-label={t('diagnostics.cache')}>
      <div className="flex h-9 items-center justify-between gap-4">
        <h2 className="text-base font-semibold">{t('diagnostics.cache')}</h2>
        <Button size="small" onClick={() => void clear()}>
          {t('diagnostics.clearCache')}
        </Button>
      </div>
      <p className="pb-1 text-[0.8125rem] text-pretty text-muted">{t('diagnostics.cacheText')}</p>
      <Facts
        facts={[
          { name: t('diagnostics.cacheUse'), value: t('diagnostics.cacheUseOf', used) },
          { name: t('diagnostics.cacheEntries'), value: count(statistics.entries) },
          { name: t('diagnostics.cacheHits'), value: count(total.hits) },
          { name: t('diagnostics.cacheMisses'), value: count(total.misses) },
          { name: t('diagnostics.cacheShared'), value: count(total.shared) },
          { name: t('diagnostics.cacheEvictions'), value: count(total.evictions) },
        ]}
      />
    </section>
  );
}
