export { FolderTable } from './folder-table';
export { MeasurementTable } from './measurement-table';
export { liesBelow } from './path-range';
export { ProblemTable } from './problem-table';
export { ScanStore } from './scan-store';
export { TrackLists } from './track-lists';
export { TrackStore } from './track-store';
