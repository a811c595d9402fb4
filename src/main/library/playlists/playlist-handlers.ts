import type { SortKeyMaker } from '../search/sort-key';
import { QueueTable } from '../tables/queue-table';
import type { CommandHandlers, QueryHandlers } from '../worker/handlers';
import type { PLAYLIST_COMMANDS, PLAYLIST_QUERIES } from '../worker/playlist-protocol';
import type { Statements } from '../worker/statements';
import { EntryMatcher } from './match-entries';
import { PlaylistEditor } from './playlist-editor';
import { PlaylistEntries } from './playlist-entries';
import { PlaylistTable } from './playlist-table';
import { Playlists } from './playlists';
import { SmartLists } from './smart-lists';

interface PlaylistHandlers {
  queries: Pick<QueryHandlers, keyof typeof PLAYLIST_QUERIES>;
  commands: Pick<CommandHandlers, keyof typeof PLAYLIST_COMMANDS>;
}

/** What the worker does for each query and command about playlists. */
export function playlistHandlers(
  statements: Statements,
  sortKey: SortKeyMaker,
  revision: () => string,
): PlaylistHandlers {
  const table = new PlaylistTable(statements);
  const entries = new PlaylistEntries(statements);
  const editor = new PlaylistEditor(table, entries);
  const playlists = new Playlists(statements, table, entries, new SmartLists(statements, revision));
  const matcher = new EntryMatcher(statements, sortKey);
  const queue = new QueueTable(statements);
  editor.tidy();
  return {
    queries: {
      playlists: () => table.all(),
      playlist: ({ id, nowMs }) => playlists.playlist(id, nowMs),
      playlistEntries: ({ id, cursor, limit, nowMs }) => playlists.page(id, cursor, limit, nowMs),
      playlistTrackIds: ({ id, nowMs }) => playlists.trackIds(id, nowMs),
      smartCount: ({ rules, nowMs }) => playlists.count(rules, nowMs),
      tracksById: ({ ids }) => playlists.tracks(ids),
      queue: () => queue.get(),
      matchEntries: ({ entries: wanted }) => matcher.match(wanted),
    },
    commands: {
      createPlaylist: (details, touch) => {
        touch('playlists');
        return { id: editor.create(details) };
      },
      changePlaylist: ({ id, ...patch }, touch) => {
        editor.change(id, patch);
        touch('playlists');
        return null;
      },
      deletePlaylist: ({ id }, touch) => {
        editor.delete(id);
        touch('playlists');
        return null;
      },
      addToPlaylist: ({ id, trackIds, before, goesOn }, touch) => {
        touch('playlists');
        return { entries: editor.insert(id, trackIds, before, goesOn) };
      },
      removeFromPlaylist: ({ id, entries: removed }, touch) => {
        touch('playlists');
        return { entries: editor.remove(id, removed) };
      },
      moveInPlaylist: ({ id, entries: moved, before }, touch) => {
        touch('playlists');
        return { entries: editor.move(id, moved, before) };
      },
      saveQueue: ({ state, lists }) => {
        queue.put(state, lists);
        return null;
      },
      undoPlaylistEdit: (_input, touch) => {
        touch('playlists');
        return editor.undo();
      },
      redoPlaylistEdit: (_input, touch) => {
        touch('playlists');
        return editor.redo();
      },
    },
  };
}
