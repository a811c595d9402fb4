import { serveTasks, taskHandler } from '../../processes';
import { estimateLoudness, measureFile } from './measure';
import { measureEnhanced } from './measure-enhanced';
import { Pacer } from './pacer';
import { PLAN_PASSES, planWithOwnFingerprint } from './plan';
import { AnalyzeInputSchema, EnhanceTaskSchema, MeasureEnhancedSchema, PlanInputSchema } from './tasks';

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
  // By itself: encoders and tag libraries are most of the text, and measuring, which is asked for more often, waits for none.
  enhance: taskHandler(EnhanceTaskSchema, async (task, report) => {
    const { enhanceFile } = await import('./enhance');
    return enhanceFile(task, report);
  }),
  'measure-enhanced': taskHandler(MeasureEnhancedSchema, ({ path, plan }, report) =>
    measureEnhanced(path, plan, new Pacer(report, 1)),
  ),
});
