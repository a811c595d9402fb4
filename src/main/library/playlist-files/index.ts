export { exportPlaylist } from './export-playlist';
export { type ImportServices, recognisePlaylist } from './import-playlist';
