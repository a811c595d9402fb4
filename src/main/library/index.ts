export type { EditLog } from './edits/edit-log';
export type { EditFile } from './edits/edit-protocol';
export type {
  FileIdentity,
  Library,
  LibraryOptions,
  MeasuredAlbumTrack,
  QueuePlace,
  SlowStatement,
} from './library-types';
export { openLibrary } from './open-library';
export type { PlaylistLibrary } from './playlist-types';
export { walkStep } from './scan';
export { type LibraryThread, startLibraryThread } from './start-library-thread';
export type { StoredQueue } from './tables/queue-table';
