import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DepthSchema, RunStateSchema, SystemReportSchema } from '../domain/diagnostics';

export const diagnosticsContract = {
  /** Starts a run in a second instance with a profile of its own; the live library is not touched. */
  run: oc
    .input(
      z.object({
        depth: DepthSchema,
        /** Ids of the scenarios to run; all of that depth where absent. */
        only: z.array(z.string().max(200)).max(1000).optional(),
      }),
    )
    .output(z.void()),
  cancel: oc.output(z.void()),
  watch: oc.output(eventIterator(RunStateSchema)),
  system: oc.output(SystemReportSchema),
};
