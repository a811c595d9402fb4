import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { BackgroundAnalysisSchema } from '../domain/background-analysis';
import { StoredFingerprintSchema } from '../domain/fingerprint';
import { TrackIdSchema } from '../domain/track';

export const analysisContract = {
  /** How far the measuring of the library is, now and on every change. */
  watch: oc.output(eventIterator(BackgroundAnalysisSchema)),
  /** Holds on until `resume`, or until the application is started again. */
  pause: oc.output(z.void()),
  resume: oc.output(z.void()),
  /** What the track's sound measured, also by an older version of the algorithm; null where it was not measured yet. */
  fingerprint: oc.input(z.object({ trackId: TrackIdSchema })).output(StoredFingerprintSchema.nullable()),
};
