export { ofOneAlbum } from './album';
export { createPlayback, type Playback } from './playback';
export { requestHash } from './track-planning';
export type { OutputHealth, PlaybackOptions, SoundPage, SoundPort } from './types';
