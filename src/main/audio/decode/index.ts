export { openAudioSource } from './audio-source';
export { BlockQueue } from './block-queue';
export { channelMask } from './fold-down';
export { Resampler } from './resampler';
export { hashSound, type SoundHash } from './sound-hash';
export type { AudioSource, AudioSourceInfo, AudioSourceOptions, ChannelPosition } from './types';
