import type { z } from 'zod';

/** What a command is given to work with. */
export interface CliContext {
  /** Folder of the built entry files of the other processes. */
  readonly processFolder: string;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes one line to standard error. */
  complain(message: string): void;
}

/** Exit status: all well, something failed, used wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

export interface Command {
  name: string;
  /** What follows the name on the usage line. */
  synopsis: string;
  summary: string;
  options: OptionDescription[];
  /** Resolves to the exit status. Throws UsageError or AuralisError. Loads what it needs only now. */
  run(args: string[], context: CliContext): Promise<number>;
}

export interface OptionDescription {
  flag: string;
  explanation: string;
}

export const JSON_OPTION: OptionDescription = { flag: '--json', explanation: 'print the result as JSON' };

export const LIBRARY_OPTION: OptionDescription = { flag: '--library FILE', explanation: 'the library to use' };

/** The command line was not understood; the message says what is wrong with it. */
export class UsageError extends Error {}

/** Checks what was given against a schema; the first thing wrong becomes a UsageError. */
export function validate<Output>(schema: z.ZodType<Output>, given: unknown): Output {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const option = issue?.path.length ? `--${issue.path.join('.')}: ` : '';
  throw new UsageError(`${option}${issue?.message ?? 'not understood'}`);
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
