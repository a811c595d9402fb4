export { LostTracks } from './lost-tracks';
export { playlistHandlers } from './playlist-handlers';
