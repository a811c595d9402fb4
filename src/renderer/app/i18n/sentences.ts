import type { i18n } from 'i18next';
import { errorSentences, type Problem } from '../../../shared/domain/errors';

export interface Sentences {
  happened: string;
  meaning: string;
  remedy: string;
}

/** What happened, what it means and what to do, in the language shown. */
export function problemSentences({ code, params }: Problem, i18n: i18n): Sentences {
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const shown = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? numbers.format(value) : value]),
  );
  if (!i18n.exists(`${code}.happened`, { ns: 'errors' })) return errorSentences(code, shown);
  const { t } = i18n;
  return {
    happened: t(`${code}.happened`, { ns: 'errors', ...shown }),
    meaning: t(`${code}.meaning`, { ns: 'errors', ...shown }),
    remedy: t(`${code}.remedy`, { ns: 'errors', ...shown }),
  };
}
