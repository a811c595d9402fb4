export { type Cue, type FromSound, FromSoundSchema, type ToSound } from './protocol';
export { faultArguments } from './seeded-faults';
