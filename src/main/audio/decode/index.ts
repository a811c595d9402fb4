export { openAudioSource } from './audio-source';
export { BlockQueue } from './block-queue';
export { channelMask } from './fold-down';
export type { AudioSource, AudioSourceInfo, AudioSourceOptions, ChannelPosition } from './types';
