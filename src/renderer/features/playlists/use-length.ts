import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';

const HOUR = 3600;

/** How long a list takes, for people: `42 min`, `3 h 12 min`; seconds in. */
export function useLength(): (seconds: number) => string {
  const { t } = useTranslation();
  const { count, span } = useFormat();
  return (seconds) => {
    if (seconds < 60) return span(seconds);
    const minutes = Math.round(seconds / 60);
    if (seconds < HOUR - 30) return t('playlists.minutes', { minutes: count(minutes) });
    return t('playlists.hours', { hours: count(Math.floor(minutes / 60)), minutes: count(minutes % 60) });
  };
}
