import { ORPCError } from '@orpc/client';
import { AuralisError, type Problem, ProblemSchema } from '../../../shared/domain/errors';

/** Whatever a call of the API threw, as a problem that can be shown: main's own where it sent one, else `internal`. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ORPCError) {
    const sent = ProblemSchema.safeParse(thrown.data);
    if (sent.success) return sent.data;
  }
  return AuralisError.from(thrown).toProblem();
}
