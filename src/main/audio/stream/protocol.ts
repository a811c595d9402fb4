import { z } from 'zod';
import { ProblemSchema } from '../../../shared/domain/errors';
import { PlanSchema } from '../../../shared/domain/plan';
import { MetersSchema } from '../../../shared/domain/playback';
import type { FromWorklet } from '../../../shared/sound/stream';

/** What is done to one track. */
export const TreatmentSchema = z.object({
  /** Null leaves the enhanced sound as the file has it until there is a plan. */
  plan: PlanSchema.nullable(),
  /** Gain of the untouched sound, dB; 0 leaves every sample as it is. */
  dryGainDb: z.number(),
  /** Gain of the enhanced sound behind everything that the plan does, dB. */
  wetGainDb: z.number(),
});
export type Treatment = z.infer<typeof TreatmentSchema>;

/** The treatment alone, of whatever carries one. */
export function treatmentOf({ plan, dryGainDb, wetGainDb }: Treatment): Treatment {
  return { plan, dryGainDb, wetGainDb };
}

/**
 * How a changed treatment comes in while its track plays. What the person changed is heard at once, for which what the
 * worklet holds is rendered again; what changes by itself glides in behind it.
 */
export const TransitionSchema = z.enum(['at-once', 'glide']);
export type Transition = z.infer<typeof TransitionSchema>;

/**
 * What main and the sound process say to each other. An `intent` numbers what the person asked for (a track, a seek):
 * everything that carries an older one is stale. An `entry` numbers one turn of one file, so that the same file twice in a
 * row is told apart.
 */
export const CueSchema = TreatmentSchema.extend({ entry: z.number().int(), path: z.string() });
export type Cue = z.infer<typeof CueSchema>;

const HeldStreamSchema = z.object({
  stream: z.number().int(),
  framesPlayed: z.number(),
  framesBuffered: z.number(),
});

export const ToSoundSchema = z.discriminatedUnion('type', [
  /** Carries the port to the worklet. */
  z.object({ type: z.literal('attach') }),
  CueSchema.extend({
    type: z.literal('open'),
    intent: z.number().int(),
    startSeconds: z.number().min(0),
    playing: z.boolean(),
  }),
  /** What follows, faded into over so many seconds or, where that is 0, without a gap; null takes it back. */
  z.object({ type: z.literal('cue'), next: CueSchema.nullable(), crossfadeSeconds: z.number().min(0) }),
  z.object({ type: z.literal('seek'), intent: z.number().int(), seconds: z.number().min(0) }),
  /** To be answered at once; no answer means that the process is stuck. */
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('play') }),
  z.object({ type: z.literal('pause') }),
  z.object({ type: z.literal('stop') }),
  TreatmentSchema.extend({ type: z.literal('treat'), entry: z.number().int(), transition: TransitionSchema }),
  z.object({ type: z.literal('enhanced'), enabled: z.boolean() }),
  z.object({ type: z.literal('gain'), linear: z.number().min(0).max(1) }),
]);
export type ToSound = z.infer<typeof ToSoundSchema>;

export const FromSoundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pong') }),
  /** The output is open; `held` is what it still plays for a sound process that is no more. */
  z.object({ type: z.literal('ready'), rateHz: z.number(), held: HeldStreamSchema.nullable() }),
  /** From now on this file is read and decoded: the one to blame if the process dies. */
  z.object({ type: z.literal('decoding'), entry: z.number().int() }),
  /** `durationSeconds` as the file declares it. */
  z.object({
    type: z.literal('opened'),
    intent: z.number().int(),
    entry: z.number().int(),
    durationSeconds: z.number().nullable(),
  }),
  /** The first frame was put out. */
  z.object({ type: z.literal('started'), intent: z.number().int(), entry: z.number().int() }),
  /** What is heard now. */
  z.object({
    type: z.literal('position'),
    intent: z.number().int(),
    entry: z.number().int(),
    seconds: z.number(),
    stream: z.number().int(),
    framesPlayed: z.number(),
    framesBuffered: z.number(),
    dropoutFrames: z.number(),
    meters: MetersSchema.nullable(),
  }),
  /** The cued file is heard now, from the middle of a cross-fade on; `seconds` of it were put out. */
  z.object({
    type: z.literal('advanced'),
    intent: z.number().int(),
    entry: z.number().int(),
    durationSeconds: z.number().nullable(),
    seconds: z.number(),
  }),
  /** Every frame was put out and nothing was cued. */
  z.object({ type: z.literal('ended'), intent: z.number().int() }),
  /** This entry cannot be played at all. */
  z.object({
    type: z.literal('failed'),
    intent: z.number().int(),
    entry: z.number().int(),
    problem: ProblemSchema,
  }),
  /** This entry plays, but not as it should. */
  z.object({ type: z.literal('warning'), entry: z.number().int(), problem: ProblemSchema }),
]);
export type FromSound = z.infer<typeof FromSoundSchema>;

/** The page is not trusted to send what our worklet sends. */
export const FromWorkletSchema: z.ZodType<FromWorklet> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    rateHz: z.number().int().min(3000).max(768_000),
    held: HeldStreamSchema.nullable(),
  }),
  HeldStreamSchema.extend({ type: z.literal('progress'), dropoutFrames: z.number(), finished: z.boolean() }),
]);
