import type { PlannedTrack, TrackAnalysis } from '../../shared/domain/analysis';
import { AuralisError } from '../../shared/domain/errors';
import { FINGERPRINT_VERSION, type StoredFingerprint } from '../../shared/domain/fingerprint';
import type { AnalysisService } from '../audio/jobs';
import { type Disposable, Emitter, type Live } from '../events';
import type { Library } from '../library';
import { fileNow, isSameFile } from './same-file';

type Planning = Pick<AnalysisService, 'quickAnalyze' | 'plan' | 'measureEnhanced'>;

/** What the library keeps of an analysis; null where it has no fingerprint. */
export function toStored({ fingerprint, fingerprintNotes, extras }: TrackAnalysis): StoredFingerprint | null {
  return fingerprint && { algorithmVersion: FINGERPRINT_VERSION, fingerprint, notes: fingerprintNotes, extras };
}

/**
 * Measures for playback, and keeps the fingerprint that comes with every plan, so that the background need not measure the
 * same file again.
 */
export class KeptMeasurements implements Planning, Disposable {
  private readonly paths = new Map<string, number>();
  private readonly emitter = new Emitter<ReadonlySet<string>>(new Set());

  constructor(
    private readonly analysis: Planning,
    private readonly library: Pick<Library, 'putFingerprint'>,
    /** The plan is of use although its fingerprint could not be kept. */
    private readonly onNotKept: (error: AuralisError) => void,
  ) {}

  /** Files that are being measured or about to be stored. */
  get inHand(): Live<ReadonlySet<string>> {
    return this.emitter;
  }

  quickAnalyze(...parameters: Parameters<Planning['quickAnalyze']>): ReturnType<Planning['quickAnalyze']> {
    return this.analysis.quickAnalyze(...parameters);
  }

  measureEnhanced(...parameters: Parameters<Planning['measureEnhanced']>): ReturnType<Planning['measureEnhanced']> {
    return this.analysis.measureEnhanced(...parameters);
  }

  async plan(...parameters: Parameters<Planning['plan']>): Promise<PlannedTrack> {
    const [path] = parameters;
    this.hold(path, 1);
    try {
      const before = await fileNow(path);
      const planned = await this.analysis.plan(...parameters);
      const measured = toStored(planned.analysis);
      if (before && measured && isSameFile(before, await fileNow(path)))
        await this.library
          .putFingerprint(before, measured, planned.analysis.contentHash)
          .catch((thrown: unknown) => this.onNotKept(AuralisError.from(thrown)));
      return planned;
    } finally {
      this.hold(path, -1);
    }
  }

  dispose(): void {
    this.emitter.dispose();
  }

  /** The same file may be measured for two wishes at once. */
  private hold(path: string, change: 1 | -1): void {
    const count = (this.paths.get(path) ?? 0) + change;
    if (count > 0) this.paths.set(path, count);
    else this.paths.delete(path);
    this.emitter.emit(new Set(this.paths.keys()));
  }
}
