import { access } from 'node:fs/promises';
import { AuralisError } from '../../shared/domain/errors';
import type { Reference } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import type { AnalysisService } from '../audio/jobs';
import { referenceFrom } from '../audio/mastering';
import type { Library } from '../library';
import { PLANNING_VERSION } from './planning-version';

/** Learns what songs sound like as references, and whether their files are still there. */
export class ReferenceDesk {
  constructor(
    private readonly library: Pick<Library, 'track' | 'analysis' | 'fingerprint'>,
    private readonly analysis: Pick<AnalysisService, 'analyze'>,
  ) {}

  /**
   * What a song sounds like, from what the library holds or else measured now. Throws AuralisError `not-measurable` where it
   * has no loudness, balance or width, and as measuring does.
   */
  async measure(track: Track, amount: number, signal: AbortSignal): Promise<Reference> {
    const reference = (await this.recall(track, amount)) ?? (await this.listen(track, amount, signal));
    if (reference) return reference;
    throw AuralisError.about(track.path, 'not-measurable', { reason: 'It cannot be a reference.' });
  }

  /** False where the reference's song is gone from the library, or its file from the disk. */
  async isThere({ trackId }: Reference): Promise<boolean> {
    if (trackId === undefined) return true;
    try {
      const { path, available } = await this.library.track(trackId);
      await access(path);
      return available;
    } catch {
      return false;
    }
  }

  private async recall(track: Track, amount: number): Promise<Reference | null> {
    const [loudness, stored] = await Promise.all([
      this.library.analysis(track, PLANNING_VERSION),
      this.library.fingerprint(track.id),
    ]);
    if (!loudness || !stored?.extras) return null;
    const { fingerprint, extras } = stored;
    return referenceFrom(track.title, loudness.integratedLufs, { fingerprint, extras }, amount, track.id);
  }

  private async listen(track: Track, amount: number, signal: AbortSignal): Promise<Reference | null> {
    const options = { layout: 'stereo' as const, urgent: true, signal };
    const { loudness, fingerprint, extras } = await this.analysis.analyze(track.path, options);
    if (!fingerprint || !extras) return null;
    return referenceFrom(track.title, loudness.integratedLufs, { fingerprint, extras }, amount, track.id);
  }
}
