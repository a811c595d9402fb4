/**
 * What travels between the sound process and the worklet, over a MessagePort of their own. Both ends are ours and
 * nothing else holds the port; blocks are planar, +-1.0 nominal, at the output's rate.
 *
 * A stream is one unbroken run of frames (from a start or a seek on, through gapless track changes). The worklet drops
 * what it holds of an older stream when a newer one begins. Frame counts are counted from the stream's first frame.
 */
export type ToWorklet =
  | { type: 'begin'; stream: number; playing: boolean; fadeIn: boolean }
  /** Untouched and enhanced sound, sample-aligned; `wet` is null where they are the same. */
  | { type: 'block'; stream: number; dry: Float32Array[]; wet: Float32Array[] | null }
  /**
   * Other sound for frames that were sent before, from the stream's frame `fromFrame` on; null leaves that half as it is.
   * Frames that were put out already are passed over. It comes in over {@link FADE_SECONDS}: from its first frame where
   * `fadeIn` says so, else from the place that is being read where that is further on. With `fadeOut` its last
   * {@link FADE_SECONDS} lead back to what was there before.
   */
  | {
      type: 'rework';
      stream: number;
      fromFrame: number;
      dry: Float32Array[] | null;
      wet: Float32Array[] | null;
      fadeIn: boolean;
      fadeOut: boolean;
    }
  /** No more blocks follow in this stream. */
  | { type: 'end'; stream: number }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'enhanced'; enabled: boolean }
  | { type: 'gain'; linear: number };

export type FromWorklet =
  /**
   * The worklet runs; `rateHz` is the output's rate. Sent once a port is attached. `held` is what a worklet still plays
   * from the port before, so that a restarted sound process continues where the listener is.
   */
  | { type: 'ready'; rateHz: number; held: HeldStream | null }
  /** About every 20 ms, and at once when a stream starts or runs out. */
  | {
      type: 'progress';
      stream: number;
      /** Frames of this stream that were put out. */
      framesPlayed: number;
      /** Frames waiting in the ring. */
      framesBuffered: number;
      /** Frames filled with silence because the ring was empty while the stream had not ended, since the worklet began. */
      dropoutFrames: number;
      /** True once every frame of an ended stream was put out. */
      finished: boolean;
    };

/** Where a stream stands in the worklet. */
export interface HeldStream {
  stream: number;
  framesPlayed: number;
  framesBuffered: number;
}

/** To the worklet, over its node's own port. */
export type WorkletControl =
  /** The sound process's port. */
  | { port: MessagePort }
  /** A port that listens in on the output. */
  | { capture: MessagePort; mute: boolean }
  /** The person switched: heard at once, before main has said it to the sound process and that to the worklet. */
  | { enhanced: boolean }
  /** Another worklet takes over: answered with `released`, after which this one puts out silence. */
  | { release: true };

/**
 * From the worklet, over its node's own port: the device may sleep, or is needed again; it ran dry, so that there was a gap;
 * or the worklet's ports, given back.
 */
export type WorkletNeed = 'rest' | 'wake' | 'underrun' | { released: WorkletControl[] };

/** What a worklet is made with. */
export interface WorkletOptions {
  /** Sound that the device takes at a time, seconds. */
  bufferSeconds: number;
}

/**
 * Sound that is kept ahead of the output, seconds: bridges a slow disk and the restart of a sound process that was lost.
 * What the person changes meanwhile is heard at once all the same: see `rework`.
 */
export const RING_SECONDS = 1;
/** Length of the cross-fade between untouched and enhanced or old and new, and of pause and seek fades, seconds. */
export const FADE_SECONDS = 0.02;
