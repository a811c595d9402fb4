import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de';
import { errors as deErrors } from './de/errors';
import { en } from './en';
import type { ErrorTexts } from './error-texts';
import { es } from './es';
import { errors as esErrors } from './es/errors';
import type { Language } from './languages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en; errors: ErrorTexts };
  }
}

export const RESOURCES = {
  en: { translation: en },
  de: { translation: de, errors: deErrors },
  es: { translation: es, errors: esErrors },
};

/** The translations, ready at once because they are part of the page. React escapes, so i18next must not. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: RESOURCES,
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
  });
  return instance;
}
