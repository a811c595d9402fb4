import type { Meters } from '../../../shared/domain/playback';
import { MomentaryMeter } from '../analysis';

const INTERVAL_SECONDS = 0.1;

/**
 * Levels along a stream. Sound is measured when it is produced, which is up to the ring's length before it is heard, so
 * each reading is kept with its place until then.
 */
export class LevelLog {
  private readonly dry: MomentaryMeter;
  private readonly wet: MomentaryMeter;
  private readonly intervalFrames: number;
  private readings: { endFrame: number; meters: Meters }[] = [];
  private frames: number;
  private nextReading: number;
  private reductionDb = 0;

  /** Begins at this frame of the stream. */
  constructor(rateHz: number, firstFrame = 0) {
    this.dry = new MomentaryMeter({ rateHz, channels: 2 });
    this.wet = new MomentaryMeter({ rateHz, channels: 2 });
    this.intervalFrames = Math.round(INTERVAL_SECONDS * rateHz);
    this.frames = firstFrame;
    this.nextReading = firstFrame + this.intervalFrames;
  }

  /** Takes the stream's next block with the most that the limiter took away in it, dB. */
  add(dry: Float32Array[], wet: Float32Array[] | null, reductionDb: number): void {
    const frames = dry[0]?.length ?? 0;
    this.reductionDb = Math.max(this.reductionDb, reductionDb);
    for (let from = 0; from < frames; ) {
      const to = Math.min(frames, from + this.nextReading - this.frames);
      const part = (channel: Float32Array) => channel.subarray(from, to);
      this.dry.add(dry.map(part));
      this.wet.add((wet ?? dry).map(part));
      this.frames += to - from;
      from = to;
      if (this.frames === this.nextReading) this.takeReading(from < frames ? reductionDb : 0);
    }
  }

  /** The last reading of what was heard up to this frame of the stream; null before the first. Forgets older ones. */
  at(frame: number): Meters | null {
    const later = this.readings.findIndex((reading) => reading.endFrame > frame);
    const heard = later < 0 ? this.readings.length : later;
    if (heard > 1) this.readings = this.readings.slice(heard - 1);
    const reading = this.readings[0];
    return reading && reading.endFrame <= frame ? reading.meters : null;
  }

  private takeReading(reductionDb: number): void {
    const meters = {
      dryMomentaryLufs: this.dry.lufs,
      wetMomentaryLufs: this.wet.lufs,
      limiterReductionDb: this.reductionDb,
    };
    this.readings.push({ endFrame: this.frames, meters });
    this.nextReading = this.frames + this.intervalFrames;
    this.reductionDb = reductionDb;
  }
}
