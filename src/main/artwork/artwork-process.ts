import { serveTasks, taskHandler } from '../processes';
import { makeThumbnail } from './make-thumbnail';
import { ThumbnailInputSchema } from './thumbnail-messages';

/** The only place where covers are decoded on our side: a picture that kills it is refused from then on. */
serveTasks({ thumbnail: taskHandler(ThumbnailInputSchema, makeThumbnail) });
