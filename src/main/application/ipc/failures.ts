import { ORPCError } from '@orpc/server';
import { AuralisError } from '../../../shared/domain/errors';

/**
 * Turns what a handler throws into a value at the contract: the page gets the problem as data, never a stack. Errors that
 * the contract itself raised (input of the wrong shape) pass as they are.
 */
export async function withProblems<T>(next: () => Promise<T>): Promise<T> {
  try {
    return await next();
  } catch (thrown) {
    if (thrown instanceof ORPCError) throw thrown;
    const error = AuralisError.from(thrown);
    throw new ORPCError(error.code === 'internal' ? 'INTERNAL_SERVER_ERROR' : 'UNPROCESSABLE_CONTENT', {
      message: error.message,
      data: error.toProblem(),
      cause: thrown,
    });
  }
}
