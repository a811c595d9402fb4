import { serveTasks, taskHandler } from '../../processes';
import { readBatch } from './read-batch';
import { ReadInputSchema } from './read-messages';
import { WalkInputSchema, walkStep } from './walk';

/** The only place where files that nobody vouches for are opened while scanning: it may die without harm. */
serveTasks({
  walk: taskHandler(WalkInputSchema, walkStep),
  read: taskHandler(ReadInputSchema, readBatch),
});
