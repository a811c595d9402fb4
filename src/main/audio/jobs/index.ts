export { AnalysisService, type JobOptions } from './analysis-service';
export type { EnhanceInput, Layout } from './tasks';
