import type { Problem } from '../../../shared/domain/errors';

/** Where a loudspeaker stands, by the usual abbreviations; `null` where the file does not say and no custom tells. */
export type ChannelPosition =
  | 'FL'
  | 'FR'
  | 'FC'
  | 'LFE'
  | 'BL'
  | 'BR'
  | 'FLC'
  | 'FRC'
  | 'BC'
  | 'SL'
  | 'SR'
  | 'TC'
  | 'TFL'
  | 'TFC'
  | 'TFR'
  | 'TBL'
  | 'TBC'
  | 'TBR'
  | null;

/** What the sound is as `read` hands it out; `bitsPerSample`, `codec` and `container` describe the file. */
export interface AudioSourceInfo {
  /** Length that the file declares, seconds, without encoder delay; null where it declares none. */
  durationSeconds: number | null;
  /** True where the length is only estimated from the bit rate. */
  durationIsEstimate: boolean;
  sampleRateHz: number;
  channels: number;
  /** One entry a channel, in the order of the planes. */
  channelPositions: ChannelPosition[];
  /** Rate of the file itself, Hz. */
  sourceRateHz: number;
  /** Channels of the file itself. */
  sourceChannels: number;
  /** Resolution of lossless integer sound; null for lossy codecs and floating point. */
  bitsPerSample: number | null;
  /** Short lower-case name, such as `flac`, `mp3` or `pcm_s24le`. */
  codec: string;
  container: string;
}

export interface AudioSourceOptions {
  /** Rate to hand out, Hz; null or the file's own rate leave the samples as they are. */
  outputRateHz?: number | null;
  /** `stereo` folds surround down by ITU-R BS.775 and gives mono to both channels unscaled. */
  layout?: 'native' | 'stereo';
}

/** A sound file being decoded, front to back, one planar block after the other. */
export interface AudioSource {
  readonly info: AudioSourceInfo;
  /** Place of the next frame that `read` hands out, frames at `info.sampleRateHz` from the start of the sound. */
  readonly positionFrames: number;
  /**
   * The next block, one plane a channel, exactly `frames` frames long save for the last one; null at the end.
   * Throws AuralisError (`damaged-file`, `file-unreadable`).
   */
  read(frames: number): Float32Array[] | null;
  /** Continues at this place: the very samples that reading from the start would give there. Past the end: no blocks. */
  seek(seconds: number): void;
  /** Frees everything; may be called twice. */
  close(): void;
  /** Oddities that were lived with so far: a file that ends early, pieces that could not be decoded. */
  readonly warnings: Problem[];
}
