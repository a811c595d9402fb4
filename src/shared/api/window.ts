import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** What a menu of the application asks the page to show. */
export const WINDOW_COMMANDS = ['open-diagnostics', 'open-about', 'focus-search', 'toggle-enhancement'] as const;

export const windowContract = {
  watchCommands: oc.output(eventIterator(z.enum(WINDOW_COMMANDS))),
  /** The page is drawn and can be used: ends the start-up measurement. */
  reportUsable: oc.output(z.void()),
  about: oc.output(z.object({ version: z.string(), electron: z.string(), fallbackRuntime: z.boolean() })),
};
