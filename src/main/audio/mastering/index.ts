export { STAGE_EXPLANATION_IDS } from './explanation';
export { type LimiterResponse, limiterLossLu, MAXIMUM_LIMITING_DB } from './limiter-response';
export { type PlanInput, planFor, refinePlan } from './plan-for';
