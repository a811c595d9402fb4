import { describe, expect, it } from 'vitest';
import { AuralisError, ERROR_CODES, errorSentences } from '../../../shared/domain/errors';
import { LANGUAGES } from '../../../shared/domain/settings';
import { createI18n, RESOURCES } from './create-i18n';
import { LANGUAGE_NAMES, resolveLanguage } from './languages';
import { problemSentences } from './sentences';

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : flatten(text, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const english = new Map(flatten(RESOURCES.en.translation));

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const texts = new Map(flatten(RESOURCES[language].translation));

  it('are the same set, but for a plural form that only one language has', () => {
    const keys = [...texts.keys()].filter((key) => !key.endsWith('_many'));
    expect(keys.sort()).toEqual([...english.keys()].sort());
  });

  it('are all written, and name the same values', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english.get(key.replace(/_many$/, '_other')) ?? ''));
    }
  });

  it('have every plural form that the language needs', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...texts.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/, ''));
    const formatted = counted.filter((key) => texts.get(`${key}_other`)?.includes('{{formatted}}'));
    expect(formatted.length).toBeGreaterThan(0);
    for (const key of formatted) for (const form of forms) expect(texts.has(`${key}_${form}`), key).toBe(true);
  });

  it('say every error, filled in, in the language itself', () => {
    const i18n = createI18n(language);
    const params = {
      name: 'NAME',
      reason: 'REASON',
      seconds: 7,
      attempts: 3,
      supported: '.wav',
      count: 3,
      db: 7,
      format: 'MP3',
    };
    for (const code of ERROR_CODES) {
      const problem = new AuralisError(code, { ...params, declaredSeconds: 12.345, decodedSeconds: 4 }).toProblem();
      const said = problemSentences(problem, i18n);
      const inEnglish = errorSentences(code, { ...params, declaredSeconds: '12.3', decodedSeconds: 4 });
      for (const sentence of Object.values(said)) expect(sentence, code).toMatch(/^[^{}]+$/);
      if (language === 'en') expect(said).toEqual(inEnglish);
      else expect(said.happened, code).not.toBe(inEnglish.happened);
      expect(Object.values(said).join(' ').includes('NAME'), code).toBe(
        Object.values(inEnglish).join(' ').includes('NAME'),
      );
    }
  });

  it('have a name for the language', () => {
    expect(LANGUAGE_NAMES[language]).not.toBe('');
  });
});

describe('a value inside of a text', () => {
  it('is never interpreted, whatever a tag says', () => {
    const { t } = createI18n('en');
    expect(t('library.play', { title: '<b>{{count}}</b> $t(app.name)' })).toBe('Play <b>{{count}}</b> $t(app.name)');
  });
});

describe('resolveLanguage', () => {
  it('takes the chosen one, else the first wanted that is spoken, else English', () => {
    expect(resolveLanguage('es', ['de-DE'])).toBe('es');
    expect(resolveLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(resolveLanguage(null, ['ES'])).toBe('es');
    expect(resolveLanguage(null, ['fr'])).toBe('en');
    expect(resolveLanguage(null, [])).toBe('en');
  });
});
