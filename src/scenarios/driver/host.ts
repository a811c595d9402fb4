import type { Loudness } from '../../shared/domain/loudness';
import type { Sound } from '../sound';

/** How much has been captured so far, in frames. */
export interface CaptureStatus {
  rateHz: number;
  frames: number;
  /** Frames of it that were not silence. */
  soundingFrames: number;
}

/** What the machinery around the application does for a scenario. Failures of its own are HostErrors. */
export interface HostBackend {
  /** Folder of this scenario alone, absolute. */
  readonly musicFolder: string;
  /** Writes below the music folder, making folders as needed; returns the absolute path. */
  writeFile(name: string, content: Uint8Array<ArrayBuffer>): Promise<string>;
  removeFile(name: string): Promise<void>;
  /** The next system dialog that asks for folders is answered with this one. */
  answerFolderDialog(folder: string): Promise<void>;
  /** Ends the application the way that closing its window does and starts it again with the same profile. */
  restart(): Promise<void>;
  /** Rate of the output, Hz. */
  outputRateHz(): Promise<number>;
  /** Begins to keep a copy of what the output puts out. */
  startCapture(): Promise<void>;
  captureStatus(): Promise<CaptureStatus>;
  /** Ends the capture and returns all of it. */
  stopCapture(): Promise<Sound>;
  /** Loudness by ITU-R BS.1770 of captured or generated sound. */
  loudness(sound: Sound): Loudness;
}
