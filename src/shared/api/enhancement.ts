import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EnhancementStateSchema, MeasuredEnhancementSchema } from '../domain/enhancement';
import { EnhancementChangeSchema, ReferenceSchema } from '../domain/plan';
import { TrackIdSchema } from '../domain/track';
import {
  AlbumModeSchema,
  OverrideScopeSchema,
  OverridesChangeSchema,
  OwnPresetIdSchema,
  PresetKeySchema,
  PresetTextSchema,
} from '../domain/wishes';

/** Where something set by hand applies; album and track are those of `trackId`, or of what plays where that is left out. */
const whoseSchema = { scope: OverrideScopeSchema, trackId: TrackIdSchema.optional() };

export const enhancementContract = {
  /** Switches between the enhanced and the untouched sound, in the output itself: no gap, no restart. */
  setEnabled: oc.input(z.object({ enabled: z.boolean() })).output(z.void()),
  setRequest: oc.input(EnhancementChangeSchema).output(z.void()),
  /** Has both be heard equally loud, by turning the louder one down; heard at once. */
  setLevelMatched: oc.input(z.object({ matched: z.boolean() })).output(z.void()),
  /** While it is held, the other one of both is heard, and both equally loud; `off` goes back to what was heard before. */
  compare: oc.input(z.object({ holding: z.boolean() })).output(z.void()),
  /** One of the person's own brings its loudness and intensity along. */
  choosePreset: oc.input(z.object({ preset: PresetKeySchema })).output(z.void()),
  /** Keeps what is wished now as a preset of the person's own, and uses it. Refuses a name that another one has. */
  savePreset: oc.input(PresetTextSchema).output(z.object({ id: OwnPresetIdSchema })),
  describePreset: oc.input(PresetTextSchema.extend({ id: OwnPresetIdSchema })).output(z.void()),
  /** Where it was in use, the built-in one that it was made from is from now on. */
  removePreset: oc.input(z.object({ id: OwnPresetIdSchema })).output(z.void()),
  /**
   * Sets parameters by hand, heard at once; `moving` while the hand that does so has not come to rest: what it sets is kept
   * only then.
   */
  changeOverrides: oc
    .input(z.object({ ...whoseSchema, change: OverridesChangeSchema, moving: z.boolean().default(false) }))
    .output(z.void()),
  resetOverrides: oc.input(z.object(whoseSchema)).output(z.void()),
  /** Answers once the song was measured and is the reference, or another choice took its place. */
  chooseReference: oc.input(z.object({ trackId: TrackIdSchema })).output(z.void()),
  clearReference: oc.output(z.void()),
  setReferenceAmount: oc.input(ReferenceSchema.pick({ amount: true })).output(z.void()),
  setAlbumMode: oc.input(z.object({ mode: AlbumModeSchema })).output(z.void()),
  /** Measures what comes out of the current track; null while its plan is not final, or where that changes meanwhile. */
  measureEnhanced: oc.output(MeasuredEnhancementSchema.nullable()),
  watch: oc.output(eventIterator(EnhancementStateSchema)),
};
