export { openAudioSource } from './audio-source';
export type { AudioSource, AudioSourceInfo, AudioSourceOptions, ChannelPosition } from './types';
