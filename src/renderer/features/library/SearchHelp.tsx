import { Popover } from '@base-ui/react/popover';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What is typed, and the key of what it finds. */
const OPERATORS = [
  ['abba gold', 'words'],
  ['"the who"', 'phrase'],
  ['-live', 'not'],
  ['artist:bowie', 'artist'],
  ['album: title: albumartist: composer: genre:', 'fields'],
  ['year:1970..1979', 'year'],
  ['rating:4..', 'rating'],
  ['plays:0', 'plays'],
  ['length:..3:30', 'length'],
  ['added:30d', 'added'],
  ['played:1y', 'played'],
  ['fav:yes', 'fav'],
] as const;

/** Documents what can be typed into the search. */
export function SearchHelp() {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={t('searchHelp.title')}
        className="grid size-7 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
      >
        <CircleHelp size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="z-30" align="start" sideOffset={8}>
          <Popover.Popup className="w-96 max-w-[calc(100vw-2rem)] rounded-card bg-raised p-4 shadow-raised ring-1 ring-line outline-none">
            <Popover.Title className="font-semibold">{t('searchHelp.title')}</Popover.Title>
            <Popover.Description className="pb-2 text-xs text-muted">{t('searchHelp.text')}</Popover.Description>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-xs">
              {OPERATORS.map(([typed, key]) => (
                <div key={key} className="contents">
                  <dt className="max-w-40">
                    <code className="rounded-sm bg-well px-1 py-0.5 [overflow-wrap:anywhere]">{typed}</code>
                  </dt>
                  <dd className="text-muted">{t(`searchHelp.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
