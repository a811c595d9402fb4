export {
  type FileIdentity,
  LIBRARY_FAULTS,
  type Library,
  type LibraryFault,
  type LibraryOptions,
  type SlowStatement,
} from './library-types';
export { openLibrary } from './open-library';
