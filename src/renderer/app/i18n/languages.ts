import { LANGUAGES } from '../../../shared/domain/settings';

export type Language = (typeof LANGUAGES)[number];

/** Names of the languages in themselves, because whoever looks for theirs may not read the one shown. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

/**
 * The language to show: the chosen one, else the first of the wanted tags (`de-AT`, most wanted first) that is spoken
 * here, else English.
 */
export function resolveLanguage(chosen: Language | null, wantedTags: readonly string[]): Language {
  if (chosen !== null) return chosen;
  const spoken = wantedTags.map((tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]));
  return spoken.find((language) => language !== undefined) ?? 'en';
}
