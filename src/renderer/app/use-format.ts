import { useTranslation } from 'react-i18next';
import type { Formats } from './format';
import { usePage } from './page-context';

/** Numbers as the language shown writes them. */
export function useFormat(): Formats {
  const { i18n } = useTranslation();
  return usePage().formats(i18n.language);
}
