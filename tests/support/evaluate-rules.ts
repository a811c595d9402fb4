import { dirname, sep } from 'node:path';
import { fold } from '../../src/main/library/search/fold';
import type { Fingerprint } from '../../src/shared/domain/fingerprint';
import type { Rule, RuleGroup } from '../../src/shared/domain/smart-rules';
import type { Track } from '../../src/shared/domain/track';

/** A track and what its sound measured. */
export interface Measured {
  track: Track;
  fingerprint: Fingerprint | null;
}

const READ: Partial<Record<Rule['field'], keyof Track>> = {
  duration: 'durationSeconds',
  sampleRate: 'sampleRateHz',
  bitDepth: 'bitsPerSample',
  bitrate: 'bitrateBps',
  added: 'addedAtMs',
  lastPlayed: 'lastPlayedAtMs',
};

function measuredValue({ track, fingerprint }: Measured, field: Rule['field']): string | number | boolean | null {
  if (field === 'folder') return dirname(track.path);
  if (field.startsWith('sound.')) return fingerprint?.[field.slice(6) as keyof Fingerprint] ?? null;
  return track[READ[field] ?? (field as keyof Track)] as string | number | boolean | null;
}

/** Whether a track is what rules ask for, worked out in the plainest way. */
export function holds(group: RuleGroup, measured: Measured, nowMs: number): boolean {
  if (group.rules.length === 0) return true;
  const each = group.rules.map((rule) =>
    'match' in rule ? holds(rule, measured, nowMs) : ruleHolds(rule, measured, nowMs),
  );
  if (group.match === 'all') return each.every(Boolean);
  return group.match === 'any' ? each.some(Boolean) : !each.some(Boolean);
}

function ruleHolds(rule: Rule, measured: Measured, nowMs: number): boolean {
  const value = measuredValue(measured, rule.field);
  if (rule.operator === 'isMissing') return value === null;
  if (rule.operator === 'isPresent') return value !== null;
  if ('days' in rule) {
    const recent = value !== null && Number(value) >= nowMs - rule.days * 86_400_000;
    return rule.operator === 'inTheLast' ? recent : !recent;
  }
  if ('from' in rule) {
    const [low, high] = [rule.from, rule.to].toSorted((a, b) => a - b) as [number, number];
    return value !== null && Number(value) >= low && Number(value) <= high;
  }
  if (!('value' in rule)) return false;
  if (typeof rule.value === 'boolean') return value === rule.value;
  if (typeof rule.value === 'number') {
    if (rule.operator === 'isNot') return value !== rule.value;
    if (value === null) return false;
    if (rule.operator === 'is') return value === rule.value;
    if (rule.operator === 'atLeast') return Number(value) >= rule.value;
    if (rule.operator === 'atMost') return Number(value) <= rule.value;
    return rule.operator === 'before' ? Number(value) < rule.value : Number(value) > rule.value;
  }
  if (rule.field === 'folder' && (rule.operator === 'is' || rule.operator === 'isNot')) {
    const inside = measured.track.path.startsWith(rule.value.endsWith(sep) ? rule.value : rule.value + sep);
    return rule.operator === 'is' ? inside : !inside;
  }
  const texts =
    rule.field === 'genre' ? (value === null ? [] : String(value).split(', ')) : value === null ? [] : [String(value)];
  const wanted = fold(rule.value);
  const some = (fits: (text: string) => boolean) => texts.some((text) => fits(fold(text)));
  if (rule.operator === 'is') return some((text) => text === wanted);
  if (rule.operator === 'isNot') return !some((text) => text === wanted);
  if (rule.operator === 'contains') return some((text) => text.includes(wanted));
  if (rule.operator === 'notContains') return !some((text) => text.includes(wanted));
  if (rule.operator === 'beginsWith') return some((text) => text.startsWith(wanted));
  return some((text) => text.endsWith(wanted));
}
