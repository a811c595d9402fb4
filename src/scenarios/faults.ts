/**
 * Effects that can be taken away on purpose in an application under test, one for each scenario that guards them: a
 * suite that stays green under its fault guards nothing.
 */
export const FAULTS = {
  /** Files whose names hold more than ASCII never reach a list. */
  'library.unusual-names-lost': 'library.folder-appears',
  /** Every start begins with a new, empty library. */
  'library.forgets-on-restart': 'library.survives-restart',
  /** A clicked track begins one second late. */
  'playback.starts-a-second-late': 'playback.plays-from-first-frame',
  /** The pause button is obeyed by the screen only. */
  'playback.pause-ignored': 'playback.pause-keeps-every-frame',
  /** Seeking lands one second beyond the place that was asked for. */
  'playback.seek-off-by-a-second': 'playback.seek-lands',
  /** A file that is gone is skipped without a word. */
  'playback.notice-swallowed': 'playback.missing-file-is-skipped',
  /** The enhanced sound is the untouched one. */
  'enhancement.wet-equals-dry': 'enhancement.reaches-target-loudness',
  /** One sample in each block of the untouched sound is off by one 16-bit step. */
  'sound.dry-altered': 'enhancement.off-is-bit-identical',
} as const;

export type FaultId = keyof typeof FAULTS;
export const FAULT_IDS = Object.keys(FAULTS) as FaultId[];

/** The faults seeded in this instance; none in the application that people use. */
export interface Faults {
  has(id: FaultId): boolean;
}
