import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { SettingsSchema } from '../domain/settings';

const CHANGEABLE = SettingsSchema.pick({
  theme: true,
  language: true,
  backgroundAnalysis: true,
  fingerprintEnabled: true,
  songColumns: true,
});

export const settingsContract = {
  /** Settings that the page may change directly; the others belong to playback and enhancement. */
  change: oc.input(CHANGEABLE.partial()).output(SettingsSchema),
  watch: oc.output(eventIterator(SettingsSchema)),
  /** Language tags of the system, most wanted first. */
  systemLanguages: oc.output(z.array(z.string())),
};
