import type { Track } from '../../../shared/domain/track';
import { SELECT_TRACKS } from '../tables/track-row';
import type { QueryHandlers } from '../worker/handlers';
import type { LIKENESS_QUERIES } from '../worker/likeness-protocol';
import type { Revisions } from '../worker/protocol';
import type { Statements } from '../worker/statements';
import { CopyGroups } from './copy-groups';
import { Neighbours } from './neighbours';

/** What the worker answers about copies and similar tracks. */
export function likenessHandlers(
  statements: Statements,
  revisions: () => Revisions,
): Pick<QueryHandlers, keyof typeof LIKENESS_QUERIES> {
  const groups = new CopyGroups(statements);
  const neighbours = new Neighbours(statements, () => `${revisions().tracks} ${revisions().measurements}`);
  return {
    copyGroups: ({ after, limit }) => groups.page(after, limit),
    copyTotals: () => groups.totals(),
    prepareSimilar: () => ({ ready: neighbours.prepare() }),
    similar: ({ trackId, limit }) => {
      const { neighbours: found, compared } = neighbours.of(trackId, limit);
      const ids = JSON.stringify(found.map(({ id }) => id));
      const json = statements.column<string>('similar.tracks', SELECT_TRACKS).get(ids) ?? '[]';
      const byId = new Map((JSON.parse(json) as Track[]).map((track) => [track.id, track]));
      const tracks = found.flatMap(({ id, distance }) => {
        const track = byId.get(id);
        return track ? [{ track, distance }] : [];
      });
      return { tracks, compared };
    },
    trackAt: ({ path }) =>
      statements.column<number>('tracks.at', 'SELECT id FROM tracks WHERE path = ?').get(path) ?? null,
  };
}
