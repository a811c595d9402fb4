export { coverFileName } from './keep-cover';
export { LibraryWatcher } from './library-watcher';
export { type ScanHold, Scanner } from './scanner';
export { systemError } from './system-reason';
export { walkStep } from './walk';
