import type { z } from 'zod';
import { AuralisError } from '../../shared/domain/errors';
import { parentChannel } from './parent-channel';
import { type TaskMessage, TaskRequestSchema } from './task-protocol';

/** One kind of work that a task process does: input validated here, output by the parent. */
export interface TaskHandler<Input, Output> {
  input: z.ZodType<Input>;
  run(input: Input, report: (progress: unknown) => void): Promise<Output> | Output;
}

/** Makes a handler; exists so that each handler's input type is inferred from its schema. */
export function taskHandler<Input, Output>(
  input: z.ZodType<Input>,
  run: TaskHandler<Input, Output>['run'],
): (raw: unknown, report: (progress: unknown) => void) => Promise<unknown> {
  return async (raw, report) => run(input.parse(raw), report);
}

/** Serves tasks to the parent process, one after the other as they come, until the parent goes away. */
export function serveTasks(handlers: Record<string, ReturnType<typeof taskHandler>>): void {
  const parent = parentChannel();
  const post = (message: TaskMessage) => parent.post(message);
  parent.onMessage((raw) => {
    const { id, task, input } = TaskRequestSchema.parse(raw);
    const handler = handlers[task];
    const work = handler
      ? handler(input, (progress) => post({ type: 'progress', id, progress }))
      : Promise.reject(new AuralisError('internal', { reason: `no such task: ${task}` }));
    work.then(
      (output) => post({ type: 'done', id, output }),
      (thrown: unknown) => post({ type: 'failed', id, problem: AuralisError.from(thrown).toProblem() }),
    );
  });
  post({ type: 'ready' });
}
