export { type Cue, type FromSound, FromSoundSchema, type ToSound } from './protocol';
export { faultArguments, SOUND_FAULTS, type SoundFault } from './seeded-faults';
