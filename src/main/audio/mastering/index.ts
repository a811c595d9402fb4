export { STAGE_EXPLANATION_IDS, type StageExplanationId } from './explanation';
export { type LimiterResponse, MAXIMUM_LIMITING_DB } from './limiter-response';
export { MasteringAnalysis } from './mastering-analysis';
export { MAXIMUM_GAIN_DB, type PlanInput, planFor, refinePlan } from './plan-for';
