export { STAGE_EXPLANATION_IDS, STAGE_EXPLANATIONS, type StageExplanationId } from './explanation';
export { type PlanInput, planFor } from './plan-for';
