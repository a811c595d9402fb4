import type { QueueModes } from '../../shared/domain/queue';
import type { Queue } from './queue';

/**
 * What follows the current entry; null where nothing does.
 *
 *              ended by itself           the person asks for the next one
 *   off        the one behind, or none   the one behind, or none
 *   all        the one behind, around    the one behind, around
 *   one        the same again            the one behind, around
 *
 * With `stopAfterCurrent` nothing follows what ends by itself.
 */
export function following(queue: Queue, modes: QueueModes, how: 'ended' | 'asked'): number | null {
  if (how === 'ended' && modes.stopAfterCurrent) return null;
  if (how === 'ended' && modes.repeat === 'one' && queue.index !== null) return queue.index;
  return queue.from(1) ?? (modes.repeat !== 'off' && queue.length > 0 ? 0 : null);
}

/** What comes before the current entry; null where nothing does. */
export function preceding(queue: Queue, modes: QueueModes): number | null {
  return queue.from(-1) ?? (modes.repeat !== 'off' && queue.length > 0 ? queue.length - 1 : null);
}

/** Where it goes on from an entry that cannot be played; a way back ends at the beginning. */
export function skippedTo(queue: Queue, modes: QueueModes, direction: 1 | -1): number | null {
  return direction === 1 ? following(queue, modes, 'asked') : queue.from(-1);
}
