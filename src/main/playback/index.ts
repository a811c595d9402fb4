export { createPlayback, type Playback } from './playback';
export type { PlaybackOptions, SoundPage, SoundPort } from './types';
