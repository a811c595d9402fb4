import type { Track } from '../../shared/domain/track';
import type { Library } from '../library';

/** A play counts when so large a part of the track was heard, or for so long, seconds: what scrobblers agree on. */
const ENOUGH_OF_TRACK = 0.5;
const ENOUGH_SECONDS = 240;

/** Positions further apart than this are a jump, not listening, seconds. They are reported about ten times a second. */
const LONGEST_STEP_SECONDS = 2;

interface Turn {
  readonly entry: number;
  readonly track: Track;
  readonly atMs: number;
  heardSeconds: number;
  lastSeconds: number | null;
  counted: boolean;
}

/**
 * Adds up what is really heard of each track, and tells the library: once a play counts, so that it is kept whatever
 * happens afterwards, and once more when the track's turn is over. Seeking is not hearing.
 */
export class PlayMeter {
  private turn: Turn | null = null;

  constructor(
    private readonly library: Pick<Library, 'recordPlay'>,
    private readonly onFailure: (thrown: unknown) => void,
  ) {}

  /** The track of a turn was heard at this place. */
  heard(entry: number, track: Track, seconds: number, durationSeconds: number | null): void {
    if (this.turn?.entry !== entry) {
      this.end('ended');
      this.turn = { entry, track, atMs: Date.now(), heardSeconds: 0, lastSeconds: null, counted: false };
    }
    const { turn } = this;
    const step = seconds - (turn.lastSeconds ?? seconds);
    turn.lastSeconds = seconds;
    if (step > 0 && step <= LONGEST_STEP_SECONDS) turn.heardSeconds += step;
    const enough = Math.min(ENOUGH_SECONDS, (durationSeconds ?? Number.POSITIVE_INFINITY) * ENOUGH_OF_TRACK);
    if (turn.counted || turn.heardSeconds < enough) return;
    turn.counted = true;
    this.report(turn, false);
  }

  /** The turn is over: its track has come to its end, or the person left it for another. */
  end(how: 'ended' | 'skipped'): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.heardSeconds > 0) this.report(turn, how === 'skipped' && !turn.counted);
  }

  private report({ track, atMs, heardSeconds, counted }: Turn, skipped: boolean): void {
    this.library
      .recordPlay({ trackId: track.id, atMs, ms: Math.round(heardSeconds * 1000), completed: counted, skipped })
      .catch(this.onFailure);
  }
}
