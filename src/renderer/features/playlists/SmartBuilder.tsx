import { Dices } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SMART_SORTS, type SmartRules, SmartRulesSchema } from '../../../shared/domain/smart-rules';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { Picker } from '../../components/Picker';
import { TextField } from '../../components/TextField';
import { RuleTree } from './RuleTree';
import { useLength } from './use-length';
import { useRuleCount } from './use-playlists';

const MINUTE = 60;
const MOST_SEEDS = 1_000_000;

/** The rules of a smart playlist, its order and its limit, with what they find now. */
export function SmartBuilder({ rules, onChange }: { rules: SmartRules; onChange(rules: SmartRules): void }) {
  const { t } = useTranslation();
  const { limit, sort } = rules;
  const setLimit = (by: SmartRules['limit']['by']) =>
    onChange({
      ...rules,
      limit: by === 'count' ? { by, count: 50 } : by === 'duration' ? { by, seconds: 60 * MINUTE } : { by },
    });
  const amount = (label: string, value: number, change: (value: number) => void) => (
    <>
      <TextField
        type="number"
        min={1}
        aria-label={label}
        className="w-24"
        value={String(value)}
        onChange={({ target }) => {
          const given = Math.round(target.valueAsNumber);
          if (given >= 1) change(given);
        }}
      />
      <span className="text-xs text-muted">{label}</span>
    </>
  );
  return (
    <div className="flex flex-col gap-4">
      <RuleTree group={rules.group} depth={1} onChange={(group) => onChange({ ...rules, group })} onRemove={null} />
      <div className="flex flex-wrap items-center gap-1.5 border-t border-line pt-4">
        <span className="w-20 text-[0.8125rem] text-muted">{t('rules.order')}</span>
        <Picker
          label={t('rules.order')}
          value={sort.by}
          options={SMART_SORTS.map((by) => ({ value: by, label: t(`rules.sort_${by}`) }))}
          onChange={(by) => onChange({ ...rules, sort: { ...sort, by } })}
        />
        {sort.by === 'random' ? (
          <IconButton
            size="small"
            label={t('rules.shuffleAnew')}
            icon={<Dices size={16} aria-hidden />}
            onClick={() => onChange({ ...rules, sort: { ...sort, seed: Math.floor(Math.random() * MOST_SEEDS) } })}
          />
        ) : (
          <Picker
            label={t('rules.direction')}
            value={sort.direction}
            options={[
              { value: 'ascending', label: t('rules.ascending') },
              { value: 'descending', label: t('rules.descending') },
            ]}
            onChange={(direction) => onChange({ ...rules, sort: { ...sort, direction } })}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="w-20 text-[0.8125rem] text-muted">{t('rules.limit')}</span>
        <Picker
          label={t('rules.limit')}
          value={limit.by}
          options={[
            { value: 'none', label: t('rules.limit_none') },
            { value: 'count', label: t('rules.limit_count') },
            { value: 'duration', label: t('rules.limit_duration') },
          ]}
          onChange={setLimit}
        />
        {limit.by === 'count' &&
          amount(t('rules.songs'), limit.count, (count) => onChange({ ...rules, limit: { by: 'count', count } }))}
        {limit.by === 'duration' &&
          amount(t('rules.minutes'), Math.round(limit.seconds / MINUTE), (minutes) =>
            onChange({ ...rules, limit: { by: 'duration', seconds: minutes * MINUTE } }),
          )}
      </div>
      <LiveCount rules={rules} />
    </div>
  );
}

function LiveCount({ rules }: { rules: SmartRules }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const length = useLength();
  const found = useRuleCount(rules, SmartRulesSchema.safeParse(rules).success);
  const text = found
    ? [
        t('library.songCount', { count: found.tracks, formatted: count(found.tracks) }),
        length(found.durationSeconds),
      ].join(' · ')
    : t('rules.counting');
  return (
    <p role="status" className="numeric rounded-card bg-accent-soft px-3 py-2 text-[0.8125rem] font-medium text-accent">
      {text}
    </p>
  );
}
