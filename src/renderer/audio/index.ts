export { createSoundOutput, type SoundOutput } from './sound-output';
