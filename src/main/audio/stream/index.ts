export {
  type Cue,
  type FromSound,
  FromSoundSchema,
  type ToSound,
  type Transition,
  type Treatment,
} from './protocol';
export { faultArguments } from './seeded-faults';
