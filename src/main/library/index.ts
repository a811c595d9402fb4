export type {
  FileIdentity,
  Library,
  LibraryOptions,
  SlowStatement,
} from './library-types';
export { openLibrary } from './open-library';
