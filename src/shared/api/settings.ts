import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { SettingsSchema } from '../domain/settings';

/** Settings that the page may change directly; a field that is not among them is refused, not passed over. */
const ChangeableSettingsSchema = SettingsSchema.pick({
  theme: true,
  language: true,
  backgroundAnalysis: true,
  fingerprintEnabled: true,
  outputBuffer: true,
  watchFolders: true,
  songColumns: true,
})
  .partial()
  .strict();
export type ChangeableSettings = z.infer<typeof ChangeableSettingsSchema>;

export const settingsContract = {
  /** The settings that are not here belong to playback and enhancement. */
  change: oc.input(ChangeableSettingsSchema).output(SettingsSchema),
  watch: oc.output(eventIterator(SettingsSchema)),
  /** Language tags of the system, most wanted first. */
  systemLanguages: oc.output(z.array(z.string())),
};
