import { serveTasks, taskHandler } from '../../processes';
import { enhanceFile } from './enhance';
import { estimateLoudness, measureFile } from './measure';
import { Pacer } from './pacer';
import { PLAN_PASSES, planWithOwnFingerprint } from './plan';
import { AnalyzeInputSchema, EnhanceTaskSchema, PlanInputSchema } from './tasks';

// The parent decides what an interrupt means, and ends this process when it has cleaned up.
process.on('SIGINT', () => undefined);

serveTasks({
  analyze: taskHandler(AnalyzeInputSchema, ({ path, layout }, report) =>
    measureFile(path, layout, new Pacer(report, 1)),
  ),
  'quick-analyze': taskHandler(AnalyzeInputSchema, ({ path, layout }, report) =>
    estimateLoudness(path, layout, new Pacer(report, 1)),
  ),
  plan: taskHandler(PlanInputSchema, ({ path, ...settings }, report) =>
    planWithOwnFingerprint(path, settings, new Pacer(report, PLAN_PASSES)),
  ),
  enhance: taskHandler(EnhanceTaskSchema, enhanceFile),
});
