import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';

/** A log file is rotated once it is larger, so that logs never fill a disk. */
const MAX_BYTES = 1024 * 1024;

/** The application's log: one line an event in the profile, and on standard error. Never holds titles or file names. */
export class Log {
  private readonly file: string;

  constructor(profileFolder: string) {
    const folder = join(profileFolder, 'logs');
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'auralis.log');
    if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
      renameSync(this.file, `${this.file}.old`);
  }

  info(message: string): void {
    this.write('info', message);
  }

  /** Logs the redacted twin of the error; its full text goes to standard error only. */
  failure(thrown: unknown): void {
    const error = AuralisError.from(thrown);
    this.write('error', error.redacted, error.message);
  }

  private write(level: string, message: string, spoken = message): void {
    process.stderr.write(`auralis: ${spoken}\n`);
    try {
      appendFileSync(this.file, `${new Date().toISOString()} ${level} ${message}\n`);
    } catch (cause) {
      process.stderr.write(`auralis: the log cannot be written: ${String(cause)}\n`);
    }
  }
}
