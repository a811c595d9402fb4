import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EnhancementStateSchema } from '../domain/enhancement';
import { EnhancementChangeSchema } from '../domain/plan';

export const enhancementContract = {
  /** Switches between the enhanced and the untouched sound, in the output itself: no gap, no restart. */
  setEnabled: oc.input(z.object({ enabled: z.boolean() })).output(z.void()),
  setRequest: oc.input(EnhancementChangeSchema).output(z.void()),
  /** Has both be heard equally loud, by turning the louder one down; heard at once. */
  setLevelMatched: oc.input(z.object({ matched: z.boolean() })).output(z.void()),
  watch: oc.output(eventIterator(EnhancementStateSchema)),
};
