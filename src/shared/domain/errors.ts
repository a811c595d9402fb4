import { z } from 'zod';

/**
 * The closed list of everything that can go wrong, in three sentences for people: what happened, what it means, what to do.
 * `{name}` is filled from the error's parameters. The page translates by code and falls back to these.
 */
const CATALOGUE = {
  'file-not-found': {
    happened: '“{name}” cannot be found.',
    meaning: 'There is no file of that name: it was moved, renamed or deleted, or its name is mistyped.',
    remedy: 'Check its name, put it back, or scan its folder again.',
  },
  'file-unreadable': {
    happened: '“{name}” cannot be read.',
    meaning: 'The system refuses access to it: {reason}.',
    remedy: 'Check the permissions of the file and of its disk.',
  },
  'file-empty': {
    happened: '“{name}” is empty.',
    meaning: 'It has no content at all, so there is nothing to play.',
    remedy: 'Copy it again from its source.',
  },
  'not-audio': {
    happened: '“{name}” holds no music.',
    meaning: 'Its content is not a sound format, whatever its name says.',
    remedy: 'Check the file, or remove it from the music folder.',
  },
  'damaged-file': {
    happened: '“{name}” is damaged.',
    meaning: 'Its sound cannot be decoded: {reason}.',
    remedy: 'Copy it again from its source.',
  },
  'file-changed-meanwhile': {
    happened: '“{name}” changed while it was read.',
    meaning: 'It was replaced, cut or written to meanwhile; what was read of it does not belong together.',
    remedy: 'Try again once it is complete.',
  },
  'damaged-parts': {
    happened: 'Parts of “{name}” are damaged.',
    meaning: 'The rest plays; pieces that could not be decoded and were left out: {count}.',
    remedy: 'Copy it again from its source if you want them.',
  },
  'samples-silenced': {
    happened: '“{name}” holds values that are no sound.',
    meaning: 'The rest plays; samples that are no numbers and were made silent: {count}.',
    remedy: 'Copy it again from its source, or write it anew with the program that made it.',
  },
  'truncated-file': {
    happened: '“{name}” ends early.',
    meaning: 'It says {declaredSeconds} s but holds {decodedSeconds} s of sound.',
    remedy: 'Copy it again from its source if you want the rest.',
  },
  'tags-unreadable': {
    happened: 'The tags of “{name}” cannot be read.',
    meaning: 'It plays, but some of what it says about itself is missing: {reason}.',
    remedy: 'Write its tags again with a tag editor if you want them.',
  },
  'unsupported-format': {
    happened: '“{name}” is in a form that cannot be played.',
    meaning: 'The decoder does not know it: {reason}.',
    remedy: 'Convert it to FLAC or MP3.',
  },
  'unsupported-output': {
    happened: '“{name}” cannot be written.',
    meaning: 'Its ending asks for a format that is not offered here.',
    remedy: 'Use one of these endings: {supported}.',
  },
  'tags-not-written': {
    happened: '“{name}” has no tags.',
    meaning: 'Its sound is complete, but its tags could not be written: {reason}.',
    remedy: 'Add them with a tag editor if you want them.',
  },
  'tags-unsupported': {
    happened: 'The tags of “{name}” cannot be changed.',
    meaning: 'Auralis does not write tags into {format} files; nothing was changed.',
    remedy: 'Use another tag editor for this file, or convert it to FLAC.',
  },
  'tags-not-kept': {
    happened: 'The tags of “{name}” were left as they were.',
    meaning: 'Its format cannot hold all of it: {reason}.',
    remedy: 'Shorten or change that text and try again.',
  },
  'sound-not-proven': {
    happened: 'The tags of “{name}” were left as they were.',
    meaning: 'It could not be proven that its sound stays the same: {reason}.',
    remedy: 'Copy the file again from its source, or use another tag editor for it.',
  },
  'file-changed': {
    happened: '“{name}” has changed since it was read.',
    meaning: 'Another program has written to it, so nothing was overwritten.',
    remedy: 'Scan its folder again, look at its tags and repeat the change.',
  },
  'not-a-cover': {
    happened: '“{name}” cannot be used as a cover.',
    meaning: '{reason}',
    remedy: 'Choose a JPEG, PNG or WebP picture of up to 16 MB and 8192 pixels a side.',
  },
  'samples-clipped': {
    happened: 'The loudest peaks of “{name}” were cut off.',
    meaning: '{count} samples were louder than its format can hold.',
    remedy: 'Write it as WAV with floating point, or enhance it, which lowers the peaks.',
  },
  'encoded-quieter': {
    happened: '“{name}” is {db} dB quieter than planned.',
    meaning: 'Encoding to {format} lifts peaks; at the full level they would exceed the ceiling.',
    remedy: 'Nothing needs doing; choose FLAC or WAV where the exact level matters.',
  },
  'peak-over-ceiling': {
    happened: 'The true peak of “{name}” is {db} dB over the ceiling.',
    meaning: 'Encoding to {format} lifts peaks, and lowering the level did not help enough.',
    remedy: 'Lower the ceiling, or choose FLAC or WAV.',
  },
  'decoder-crashed': {
    happened: '“{name}” made the decoder stop.',
    meaning: 'The decoder runs on its own and was started again; the file is set aside.',
    remedy: 'Copy the file again from its source, or leave it out.',
  },
  'decoder-timeout': {
    happened: '“{name}” took too long to decode.',
    meaning: 'The decoder made no progress for {seconds} s and was stopped.',
    remedy: 'Check the disk, or leave this file out.',
  },
  'audio-process-lost': {
    happened: 'The sound process stopped.',
    meaning: 'It was started {attempts} times and stopped each time.',
    remedy: 'Restart Auralis; if it comes again, save a report from Help > Diagnostics.',
  },
  'sound-interrupted': {
    happened: 'The sound stopped for a moment.',
    meaning: 'The process that makes it ended; it was started again and “{name}” goes on where it was.',
    remedy: 'Nothing needs doing.',
  },
  'output-unavailable': {
    happened: 'No sound can be put out.',
    meaning: 'The sound device could not be opened: {reason}.',
    remedy: 'Check that a device is connected and not taken by another program.',
  },
  'enhancement-failed': {
    happened: '“{name}” plays without enhancement.',
    meaning: 'Enhancing it failed: {reason}.',
    remedy: 'Nothing needs doing: the music goes on, unchanged.',
  },
  'not-measurable': {
    happened: 'The loudness of “{name}” has no value.',
    meaning: '{reason}',
    remedy: 'Nothing needs doing: it is left at its own level.',
  },
  'not-analysed': {
    happened: '“{name}” was not analysed yet.',
    meaning: 'Similar songs are found by what the sound of a song measures, and nothing is guessed instead.',
    remedy: 'Wait until the analysis has reached it, or play it.',
  },
  'not-comparable': {
    happened: '“{name}” cannot be compared with other songs.',
    meaning: 'It holds too little sound for that: it is silent or very short.',
    remedy: 'Choose another song.',
  },
  'folder-not-found': {
    happened: 'The folder “{name}” does not exist.',
    meaning: 'Nothing was added.',
    remedy: 'Check its name and that its disk is connected.',
  },
  'folder-unreadable': {
    happened: 'The folder “{name}” cannot be read.',
    meaning: 'The system refuses access to it: {reason}.',
    remedy: 'Check its permissions, then scan again.',
  },
  'not-a-folder': {
    happened: '“{name}” is not a folder.',
    meaning: 'Music is added by folder; nothing was added.',
    remedy: 'Choose the folder that holds it.',
  },
  'not-a-file': {
    happened: '“{name}” is a folder.',
    meaning: 'A sound file is needed here; nothing was done.',
    remedy: 'Name the files in it one by one.',
  },
  'name-too-long': {
    happened: '“{name}” is too long a name for the system.',
    meaning: 'The system cannot open it.',
    remedy: 'Shorten the name of the file or of its folders.',
  },
  'track-not-found': {
    happened: 'That track is not in the library.',
    meaning: 'It was removed while it was on the screen.',
    remedy: 'Choose another one.',
  },
  'queued-track-gone': {
    happened: '“{name}” is not in the library any more.',
    meaning: 'Its file was deleted, or its folder was taken out of the library.',
    remedy: 'Put the file back, or add its folder again.',
  },
  'album-not-found': {
    happened: 'That album is not in the library any more.',
    meaning: 'Its songs were removed, or their tags name another one now.',
    remedy: 'Choose another one.',
  },
  'artist-not-found': {
    happened: 'That artist is not in the library any more.',
    meaning: 'Its songs were removed, or their tags name another one now.',
    remedy: 'Choose another one.',
  },
  'genre-not-found': {
    happened: 'That genre is not in the library any more.',
    meaning: 'Its songs were removed, or their tags name another one now.',
    remedy: 'Choose another one.',
  },
  'playlist-not-found': {
    happened: 'That playlist is not there any more.',
    meaning: 'It was deleted while it was on the screen.',
    remedy: 'Undo the deletion, or choose another one.',
  },
  'playlist-unreadable': {
    happened: '“{name}” is no playlist that can be read.',
    meaning: '{reason}',
    remedy: 'Choose a file in the format M3U, M3U8 or XSPF.',
  },
  'preset-not-found': {
    happened: 'That preset is not there any more.',
    meaning: 'It was deleted while it was on the screen.',
    remedy: 'Choose another one.',
  },
  'preset-name-taken': {
    happened: 'There is a preset of the name “{name}” already.',
    meaning: 'Two of one name could not be told apart; nothing was changed.',
    remedy: 'Choose another name.',
  },
  'reference-missing': {
    happened: 'The reference “{name}” cannot be found any more.',
    meaning: 'What was measured of it is kept, so enhancing goes on as before.',
    remedy: 'Choose another reference or clear it, if you like.',
  },
  'library-newer': {
    happened: 'This library was written by a newer Auralis.',
    meaning: 'Opening it here could lose what the newer version stored, so it was left as it is.',
    remedy: 'Install the newer version, or choose another profile.',
  },
  'library-corrupt': {
    happened: 'The library file is damaged.',
    meaning: 'It was set aside as “{name}”, nothing was deleted. Your music files are untouched.',
    remedy: 'Scan your music folder again to build a new library.',
  },
  'library-damaged': {
    happened: 'The library file is damaged.',
    meaning: 'It was set aside as “{name}”, nothing was deleted. There is a backup of {date}.',
    remedy: 'Restore the backup, or scan your music folder again to build a new library.',
  },
  'watch-limit': {
    happened: 'Your folders are not watched for changes.',
    meaning: 'They hold more folders than the system lets a program watch.',
    remedy: 'Scan them by hand after a change, or raise the system’s limit (fs.inotify.max_user_watches).',
  },
  'no-backup': {
    happened: 'There is no backup of the library.',
    meaning: 'Nothing was changed.',
    remedy: 'Scan your music folder again to build a new library.',
  },
  'library-vanished': {
    happened: 'The library’s file is gone: “{name}” was moved or deleted, or its disk is not connected any more.',
    meaning: 'Auralis goes on with what it has open, but what you change now is not on a disk yet.',
    remedy: 'Connect the disk again: the library is written there as soon as that is possible.',
  },
  'library-put-back': {
    happened: 'The library’s file was gone.',
    meaning: 'It has been written to its place again with everything that is in it.',
    remedy: 'You need not do anything. If you removed it on purpose, close Auralis first.',
  },
  'library-failed': {
    happened: 'The library could not do that.',
    meaning: '{reason}',
    remedy: 'Try again; if it comes again, save a report from Help > Diagnostics.',
  },
  'disk-full': {
    happened: 'The disk is full.',
    meaning: '“{name}” could not be written; what was there before is unchanged.',
    remedy: 'Free some space and try again.',
  },
  'not-writable': {
    happened: '“{name}” cannot be written.',
    meaning: 'The system refuses it: {reason}.',
    remedy: 'Check the permissions, or choose another place.',
  },
  'invalid-input': {
    happened: 'That is not something Auralis can do.',
    meaning: '{reason}',
    remedy: 'Correct it and try again.',
  },
  'settings-damaged': {
    happened: 'The settings file could not be read.',
    meaning: 'It was set aside as “{name}” and the settings start afresh.',
    remedy: 'Set your preferences again.',
  },
  'exports-damaged': {
    happened: 'The list of exports could not be read.',
    meaning: 'It was set aside as “{name}” and the list starts empty; files already written are untouched.',
    remedy: 'Export what is missing again.',
  },
  'diagnostics-unavailable': {
    happened: 'The diagnostics could not run.',
    meaning: '{reason}',
    remedy: 'Try again; if it comes again, restart Auralis.',
  },
  cancelled: {
    happened: 'That was cancelled.',
    meaning: 'Nothing was changed.',
    remedy: 'Start it again whenever you like.',
  },
  internal: {
    happened: 'Something went wrong inside Auralis.',
    meaning: '{reason}',
    remedy: 'Try again; if it comes again, save a report from Help > Diagnostics.',
  },
} as const satisfies Record<string, { happened: string; meaning: string; remedy: string }>;

export type ErrorCode = keyof typeof CATALOGUE;
export const ERROR_CODES = Object.keys(CATALOGUE) as ErrorCode[];

export const ErrorCodeSchema = z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]);
export const ErrorParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type ErrorParams = z.infer<typeof ErrorParamsSchema>;

/** An error as plain data: what crosses a process or lands in the library. */
export const ProblemSchema = z.object({ code: ErrorCodeSchema, params: ErrorParamsSchema, message: z.string() });
export type Problem = z.infer<typeof ProblemSchema>;

/** The part of a path that people know it by. */
function baseName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}

function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
}

/** The three sentences for people of an error code, filled in. */
export function errorSentences(code: ErrorCode, params: ErrorParams = {}) {
  const entry = CATALOGUE[code];
  return {
    happened: fill(entry.happened, params),
    meaning: fill(entry.meaning, params),
    remedy: fill(entry.remedy, params),
  };
}

/**
 * The one error type. `message` is all three sentences in English; `redacted` says the same without names, paths or
 * reasons that may hold them, for logs and reports.
 */
export class AuralisError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly redacted: string;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    const sentences = errorSentences(code, params);
    super(`${sentences.happened} ${sentences.meaning} ${sentences.remedy}`, options);
    this.name = 'AuralisError';
    this.code = code;
    this.params = params;
    this.redacted = code;
  }

  toProblem(): Problem {
    return { code: this.code, params: this.params, message: this.message };
  }

  static fromProblem(problem: Problem): AuralisError {
    return new AuralisError(problem.code, problem.params);
  }

  /** Error about a file or folder: `name` becomes its base name. */
  static about(path: string, code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions): AuralisError {
    return new AuralisError(code, { ...params, name: baseName(path) }, options);
  }

  /** Anything thrown, as one of ours: what is not ours already becomes `internal` with its message as the reason. */
  static from(thrown: unknown): AuralisError {
    if (thrown instanceof AuralisError) return thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return new AuralisError('internal', { reason }, { cause: thrown });
  }
}
