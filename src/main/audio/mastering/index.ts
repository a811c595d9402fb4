export { STAGE_EXPLANATION_IDS } from './explanation';
export { MasteringAnalysis } from './mastering-analysis';
export { type PlanInput, planFor, refinePlan } from './plan-for';
