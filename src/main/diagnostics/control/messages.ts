import { z } from 'zod';

const RoleSchema = z.enum(['button', 'slider', 'switch', 'region', 'listitem', 'dialog']);
const KeySchema = z.enum(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Escape', 'Tab', ' ', 'e']);
const TargetSchema = z.object({ role: RoleSchema, name: z.string() });

/** What the host of a scenario asks of the application under test. */
export const CommandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('screen.names'), role: RoleSchema }),
  z.object({ command: z.literal('screen.text'), target: TargetSchema }),
  z.object({ command: z.literal('screen.value'), target: TargetSchema }),
  z.object({ command: z.literal('screen.checked'), target: TargetSchema }),
  z.object({ command: z.literal('screen.click'), target: TargetSchema }),
  z.object({ command: z.literal('screen.focus'), target: TargetSchema }),
  z.object({ command: z.literal('screen.press'), key: KeySchema }),
  /** The next system dialog that asks for folders is answered with this one. */
  z.object({ command: z.literal('answer-folder-dialog'), folder: z.string() }),
  z.object({ command: z.literal('capture.start') }),
  z.object({ command: z.literal('capture.status') }),
  /** Answers with everything kept since the start. */
  z.object({ command: z.literal('capture.stop') }),
  z.object({ command: z.literal('quit') }),
]);
export type Command = z.infer<typeof CommandSchema>;

export const RequestSchema = z.object({ id: z.number().int(), body: CommandSchema });

/** The first line that the application sends; then one reply for each request, in any order. */
export const HelloSchema = z.object({ hello: z.literal('auralis') });
export const ReplySchema = z.union([
  z.object({ id: z.number().int(), value: z.unknown() }),
  /** `expectation`: the application is not as it should be; else the machinery failed. */
  z.object({ id: z.number().int(), failure: z.object({ expectation: z.boolean(), message: z.string() }) }),
]);
export type Reply = z.infer<typeof ReplySchema>;

export const CaptureStatusSchema = z.object({
  rateHz: z.number().nullable(),
  frames: z.number().int(),
  soundingFrames: z.number().int(),
});

/** Captured sound on the wire: each channel's little-endian 32-bit floats as base64. */
export const CapturedSoundSchema = z.object({ rateHz: z.number(), channels: z.array(z.string()) });
