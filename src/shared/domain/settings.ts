import { z } from 'zod';
import { DEFAULT_ENHANCEMENT, EnhancementRequestSchema } from './plan';
import { AlbumModeSchema, OwnPresetIdSchema } from './wishes';

export const LANGUAGES = ['en', 'de', 'es'] as const;

export const REPLAY_GAIN_MODES = ['off', 'track', 'album', 'auto'] as const;

/**
 * How much sound the output device takes at a time: the shorter, the sooner a switch is heard; the longer, the safer.
 * `auto` begins in between and takes a long one from the first gap on.
 */
export const OUTPUT_BUFFERS = ['auto', 'short', 'long'] as const;
export type OutputBuffer = (typeof OUTPUT_BUFFERS)[number];

/** How what tags say about loudness is applied to the untouched sound. */
export const ReplayGainSettingsSchema = z.object({
  /** `auto` is the album's gain while tracks of one album follow one another, else the track's. */
  mode: z.enum(REPLAY_GAIN_MODES),
  /** Added to every gain from tags, dB. */
  preampDb: z.number().min(-15).max(15),
  /** Less gain where the tags' peak would go over full scale. */
  preventClipping: z.boolean(),
});
export type ReplayGainSettings = z.infer<typeof ReplayGainSettingsSchema>;

/** Columns of song lists that a person may choose, in their order; title and duration are always there. */
export const SONG_COLUMNS = ['artist', 'album', 'genre', 'year', 'rating', 'plays', 'played', 'added'] as const;
export type SongColumn = (typeof SONG_COLUMNS)[number];

/** Longest cross-fade between two tracks, seconds. */
export const LONGEST_CROSSFADE_SECONDS = 12;

export const SettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Null follows the system. */
  language: z.enum(LANGUAGES).nullable(),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  enhancementEnabled: z.boolean(),
  enhancement: EnhancementRequestSchema,
  /** The person's own preset in use, which `enhancement` was taken from; null while a built-in one is. */
  ownPresetId: OwnPresetIdSchema.nullable(),
  /** When the tracks of an album keep how loud they are against one another. */
  albumMode: AlbumModeSchema,
  /** Measures the library's sound while the machine has nothing better to do. */
  backgroundAnalysis: z.boolean(),
  /** Lets plans be made from a track's fingerprint; without it they are made from its loudness and the preset alone. */
  fingerprintEnabled: z.boolean(),
  /** Untouched and enhanced sound are heard equally loud, so that they can be compared. */
  levelMatched: z.boolean(),
  replayGain: ReplayGainSettingsSchema,
  /** Over how much of them a track fades into the next, seconds; 0 joins them without a gap. */
  crossfadeSeconds: z.number().min(0).max(LONGEST_CROSSFADE_SECONDS),
  outputBuffer: z.enum(OUTPUT_BUFFERS),
  /** Takes over changes in the music folders by itself. */
  watchFolders: z.boolean(),
  /** Which columns song lists show, where there is room for them. */
  songColumns: z.array(z.enum(SONG_COLUMNS)),
  /** Memory that cached library answers may take, bytes. */
  cacheBudgetBytes: z
    .number()
    .int()
    .min(1024 * 1024),
});
export type Settings = z.infer<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: null,
  volume: 1,
  muted: false,
  enhancementEnabled: true,
  enhancement: DEFAULT_ENHANCEMENT,
  ownPresetId: null,
  albumMode: 'auto',
  backgroundAnalysis: true,
  fingerprintEnabled: true,
  levelMatched: false,
  replayGain: { mode: 'off', preampDb: 0, preventClipping: true },
  crossfadeSeconds: 0,
  outputBuffer: 'auto',
  watchFolders: true,
  songColumns: ['artist', 'album', 'year', 'rating'],
  cacheBudgetBytes: 32 * 1024 * 1024,
};
