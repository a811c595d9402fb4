import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DEEPEST_RULES, type Rule, type RuleGroup } from '../../../shared/domain/smart-rules';
import { Button } from '../../components/Button';
import { cx } from '../../components/cx';
import { IconButton } from '../../components/IconButton';
import { Picker } from '../../components/Picker';
import { RuleRow } from './RuleRow';
import { NEW_RULE } from './rule-fields';

interface RuleTreeProps {
  group: RuleGroup;
  depth: number;
  onChange(group: RuleGroup): void;
  onRemove: (() => void) | null;
}

/** Conditions of which all, any or none hold; groups stand within groups. */
export function RuleTree({ group, depth, onChange, onRemove }: RuleTreeProps) {
  const { t } = useTranslation();
  const put = (index: number, rule: Rule | RuleGroup) => onChange({ ...group, rules: group.rules.with(index, rule) });
  const drop = (index: number) => onChange({ ...group, rules: group.rules.toSpliced(index, 1) });
  const add = (rule: Rule | RuleGroup) => onChange({ ...group, rules: [...group.rules, rule] });
  return (
    <fieldset
      className={cx('flex min-w-0 flex-col gap-2', depth > 1 && 'rounded-card bg-sunken p-2.5 ring-1 ring-line')}
    >
      <legend className="sr-only">{t('rules.group')}</legend>
      <div className="flex items-center gap-2 text-[0.8125rem]">
        <Picker
          label={t('rules.match')}
          value={group.match}
          options={[
            { value: 'all', label: t('rules.all') },
            { value: 'any', label: t('rules.any') },
            { value: 'none', label: t('rules.none') },
          ]}
          onChange={(match) => onChange({ ...group, match })}
        />
        <span className="min-w-0 flex-1 text-muted">{t('rules.ofThese')}</span>
        {onRemove && (
          <IconButton
            size="small"
            label={t('rules.removeGroup')}
            icon={<X size={14} aria-hidden />}
            onClick={onRemove}
          />
        )}
      </div>
      {group.rules.map((rule, index) =>
        'match' in rule ? (
          <RuleTree
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
            key={index}
            group={rule}
            depth={depth + 1}
            onChange={(inner) => put(index, inner)}
            onRemove={() => drop(index)}
          />
        ) : (
          <RuleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
            key={index}
            rule={rule}
            onChange={(changed) => put(index, changed)}
            onRemove={() => drop(index)}
          />
        ),
      )}
      <div className="flex gap-1">
        <Button size="small" variant="quiet" icon={<Plus size={14} aria-hidden />} onClick={() => add(NEW_RULE)}>
          {t('rules.add')}
        </Button>
        {depth < DEEPEST_RULES && (
          <Button
            size="small"
            variant="quiet"
            icon={<FolderPlus size={14} aria-hidden />}
            onClick={() => add({ match: 'any', rules: [NEW_RULE] })}
          >
            {t('rules.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
