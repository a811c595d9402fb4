export { createPlayback, type Playback, volumeToGain } from './playback';
export type { PlaybackOptions, SoundPage, SoundPort } from './types';
