export type {
  FileIdentity,
  Library,
  LibraryOptions,
  QueuePlace,
  SlowStatement,
} from './library-types';
export { openLibrary } from './open-library';
export { type LibraryThread, startLibraryThread } from './start-library-thread';
