import { serveTasks, taskHandler } from '../../processes';
import { ParseInputSchema } from '../playlist-files/listed-entry';
import { parsePlaylist } from '../playlist-files/parse-playlist';
import { readBatch } from './read-batch';
import { ReadInputSchema } from './read-messages';
import { WalkInputSchema, walkStep } from './walk';
import { watchFolders } from './watch-folders';
import { WatchInputSchema } from './watch-messages';

/** The only place where files that nobody vouches for are opened, scanned folders and playlists alike: it may die without harm. */
serveTasks({
  walk: taskHandler(WalkInputSchema, walkStep),
  read: taskHandler(ReadInputSchema, readBatch),
  'parse-playlist': taskHandler(ParseInputSchema, parsePlaylist),
  watch: taskHandler(WatchInputSchema, watchFolders),
});
