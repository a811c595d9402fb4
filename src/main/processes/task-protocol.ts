import { z } from 'zod';
import { ProblemSchema } from '../../shared/domain/errors';

/** Parent to task process. `subject` is the file that the task reads: the one to blame where the process dies. */
export const TaskRequestSchema = z.object({ id: z.number().int(), task: z.string(), input: z.unknown() });
export type TaskRequest = z.infer<typeof TaskRequestSchema>;

/** Task process to parent. */
export const TaskMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('progress'), id: z.number().int(), progress: z.unknown() }),
  z.object({ type: z.literal('done'), id: z.number().int(), output: z.unknown() }),
  z.object({ type: z.literal('failed'), id: z.number().int(), problem: ProblemSchema }),
]);
export type TaskMessage = z.infer<typeof TaskMessageSchema>;
