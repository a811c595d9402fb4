export { type AlbumKnown, AlbumLevels } from './album-levels';
export { EnhancementWishes, type KeptWishes } from './enhancement-wishes';
export { PLANNING_VERSION } from './planning-version';
