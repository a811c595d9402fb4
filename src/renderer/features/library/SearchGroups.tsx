import { Tag, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer, SearchResult } from '../../../shared/domain/library';
import { artworkUrl } from '../../app/artwork';
import { useView } from '../../app/page-context';
import { Cover } from '../../components/Cover';
import { TagText } from '../../components/TagText';
import { SearchNotes } from './SearchNotes';

const KINDS = ['artist', 'album', 'genre'] as const;
const MOST_OF_A_KIND = 6;

/** What a search finds besides songs: artists, albums and genres, each a way to its page. */
export function SearchGroups({ typed, found }: { typed: string; found: SearchAnswer | null }) {
  const { t } = useTranslation();
  const groups = KINDS.map((kind) => ({
    kind,
    results: (found?.results ?? []).filter((result) => result.kind === kind).slice(0, MOST_OF_A_KIND),
  })).filter(({ results }) => results.length > 0);
  return (
    <div className="shrink-0 px-6 pb-3">
      <SearchNotes typed={typed} corrected={found?.corrected ?? null} />
      {groups.map(({ kind, results }) => (
        <section key={kind} aria-label={t(`browse.found_${kind}`)} className="flex items-center gap-3 py-1">
          <h2 className="w-16 shrink-0 text-xs font-medium text-muted">{t(`browse.found_${kind}`)}</h2>
          <ul className="flex min-w-0 flex-1 gap-2 overflow-hidden">
            {results.map((result) => (
              <li key={result.id} className="min-w-0">
                <Result result={result} kind={kind} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Result({ result, kind }: { result: SearchResult; kind: (typeof KINDS)[number] }) {
  const open = useView((view) => view.open);
  return (
    <button
      type="button"
      onClick={() => open(kind, result.id)}
      className="flex h-11 max-w-56 min-w-24 items-center gap-2.5 rounded-control bg-sunken py-1 pr-3 pl-1.5 text-left ring-1 ring-line ring-inset hover:bg-hover"
    >
      {kind === 'album' ? (
        <Cover source={artworkUrl(result.artworkHash, 'row')} seed={result.title} className="size-8 rounded-md" />
      ) : (
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-well text-muted">
          {kind === 'artist' ? <UserRound size={16} aria-hidden /> : <Tag size={15} aria-hidden />}
        </span>
      )}
      <span className="min-w-0">
        <TagText className="text-[0.8125rem] font-medium">{result.title}</TagText>
        {kind === 'album' && result.artist !== null && (
          <TagText className="text-2xs text-muted">{result.artist}</TagText>
        )}
      </span>
    </button>
  );
}
