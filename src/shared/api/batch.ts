import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { AddExportSchema, BatchStateSchema } from '../domain/batch';

export const batchContract = {
  /** Lets the person choose a folder in the system's dialog; null where they chose none. */
  chooseFolder: oc.output(z.string().nullable()),
  /** Queues songs, to be enhanced as the person's settings are now. Refuses folders that were not chosen in the dialog. */
  add: oc.input(AddExportSchema).output(z.void()),
  /** Stops at once; what was running starts again later. */
  pause: oc.output(z.void()),
  resume: oc.output(z.void()),
  cancel: oc.input(z.object({ id: z.number().int() })).output(z.void()),
  cancelAll: oc.output(z.void()),
  /** Tries again what failed or was cancelled. */
  retry: oc.input(z.object({ id: z.number().int() })).output(z.void()),
  /** Forgets what is done, failed or cancelled; the files stay. */
  clear: oc.output(z.void()),
  watch: oc.output(eventIterator(BatchStateSchema)),
};
