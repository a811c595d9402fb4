import { describe, expect, it } from 'vitest';
import { createI18n } from '../../app/i18n/create-i18n';
import { createRowNames } from './row-names';

describe.each(['en', 'de', 'es'] as const)('names of what is in a row (%s)', (language) => {
  const { t } = createI18n(language);
  const names = createRowNames(t);

  it.each(['Second Ferry', '', 'A {{title}} of {{stars}}', '$& and $1', 'الليل'])(
    'are the sentences with %j in them',
    (title) => {
      const sentence = (key: 'library.play' | 'library.favouriteOf') =>
        t(key, { title: '@' }).replace('@', () => title);
      expect(names.play(title)).toBe(sentence('library.play'));
      expect(names.favouriteOf(title)).toBe(sentence('library.favouriteOf'));
      for (const stars of [1, 2, 3, 4, 5])
        expect(names.rateAs(title, stars)).toBe(t('library.rateAs', { title: '@', stars }).replace('@', () => title));
    },
  );
});
