export { AnalysisService, type JobOptions } from './analysis-service';
export { writeReport } from './report-file';
export type { EnhanceInput, Layout } from './tasks';
