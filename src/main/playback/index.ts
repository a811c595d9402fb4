export { createPlayback, type Playback } from './playback';
export { ALGORITHM_VERSION as PLANNING_VERSION, requestHash } from './track-planning';
export type { OutputHealth, PlaybackOptions, SoundPage, SoundPort } from './types';
