export { type AlbumTrack, albumLevel } from './album';
export { loweredPlan } from './encoded-plan';
export { STAGE_EXPLANATION_IDS } from './explanation';
export { type LimiterResponse, limiterLossLu, MAXIMUM_LIMITING_DB } from './limiter-response';
export { changesSound, type PlanInput, planFor, refinePlan, type ShapedSound, shapingOf } from './plan-for';
export { referenceFrom } from './reference';
export { spectrumLines, tonalLevels } from './sound-character';
