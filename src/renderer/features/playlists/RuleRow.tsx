import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../shared/domain/smart-rules';
import { IconButton } from '../../components/IconButton';
import { Picker } from '../../components/Picker';
import { TextField } from '../../components/TextField';
import { OPERATORS, RULE_FIELDS, type RuleField, ruleOf, typeOf } from './rule-fields';

interface RuleRowProps {
  rule: Rule;
  onChange(rule: Rule): void;
  onRemove(): void;
}

/** One condition: what is looked at, how, and with what it is compared. */
export function RuleRow({ rule, onChange, onRemove }: RuleRowProps) {
  const { t } = useTranslation();
  const nameOf = (field: RuleField) =>
    field.startsWith('sound.')
      ? t(`sound.dims.${field.slice(6)}` as 'sound.dims.tempo')
      : t(`rules.field_${field}` as 'rules.field_title');
  const operators = OPERATORS[typeOf(rule.field)];
  const label = (operator: Rule['operator']) =>
    typeOf(rule.field) === 'text' || !['is', 'isNot'].includes(operator)
      ? t(`rules.${operator}`)
      : t(`rules.${operator as 'is' | 'isNot'}`);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Picker
        label={t('rules.field')}
        value={rule.field}
        options={RULE_FIELDS.map((field) => ({ value: field, label: nameOf(field) }))}
        className="w-36"
        onChange={(field) => {
          const allowed = OPERATORS[typeOf(field)];
          onChange(ruleOf(field, allowed.includes(rule.operator) ? rule.operator : (allowed[0] ?? 'is'), rule));
        }}
      />
      <Picker
        label={t('rules.operator')}
        value={rule.operator}
        options={operators.map((operator) => ({ value: operator, label: label(operator) }))}
        className="w-36"
        onChange={(operator) => onChange(ruleOf(rule.field, operator, rule))}
      />
      <RuleValue rule={rule} onChange={onChange} />
      <IconButton size="small" label={t('rules.remove')} icon={<X size={14} aria-hidden />} onClick={onRemove} />
    </div>
  );
}

const DAY_LENGTH = 10;
const dayOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, DAY_LENGTH);

function RuleValue({ rule, onChange }: Pick<RuleRowProps, 'rule' | 'onChange'>) {
  const { t } = useTranslation();
  const isDate = typeOf(rule.field) === 'date';
  const number = (name: string, value: number, change: (value: number) => void) => (
    <TextField
      key={name}
      type={isDate ? 'date' : 'number'}
      step="any"
      aria-label={name}
      className={isDate ? 'w-36' : 'w-24'}
      value={isDate ? dayOf(value) : String(value)}
      onChange={({ target }) => {
        const given = isDate ? target.valueAsDate?.getTime() : target.valueAsNumber;
        if (given !== undefined && Number.isFinite(given)) change(given);
      }}
    />
  );
  if ('from' in rule)
    return (
      <>
        {number(t('rules.from'), rule.from, (from) => onChange({ ...rule, from } as Rule))}
        <span className="text-xs text-muted">{t('rules.and')}</span>
        {number(t('rules.to'), rule.to, (to) => onChange({ ...rule, to } as Rule))}
      </>
    );
  if ('days' in rule)
    return (
      <>
        <TextField
          type="number"
          min={1}
          aria-label={t('rules.days')}
          className="w-20"
          value={String(rule.days)}
          onChange={({ target }) => {
            const days = Math.round(target.valueAsNumber);
            if (days >= 1) onChange({ ...rule, days });
          }}
        />
        <span className="text-xs text-muted">{t('rules.days')}</span>
      </>
    );
  if (!('value' in rule)) return null;
  if (typeof rule.value === 'number')
    return number(t('rules.value'), rule.value, (value) => onChange({ ...rule, value } as Rule));
  if (typeof rule.value === 'boolean')
    return (
      <Picker
        label={t('rules.value')}
        value={rule.value ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('rules.yes') },
          { value: 'no', label: t('rules.no') },
        ]}
        className="w-24"
        onChange={(value) => onChange({ ...rule, value: value === 'yes' } as Rule)}
      />
    );
  return (
    <TextField
      aria-label={t('rules.value')}
      className="w-40 flex-1"
      maxLength={500}
      value={rule.value}
      onChange={({ target }) => onChange({ ...rule, value: target.value } as Rule)}
    />
  );
}
