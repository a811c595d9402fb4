export { type SoundOutput, startSoundOutput } from './sound-output';
