import { PORT_MESSAGES } from '../../shared/api/bridge';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { OutputBuffer } from '../../shared/domain/settings';
import type { WorkletControl } from '../../shared/sound/stream';
import { type OpenDevice, openDevice } from './open-device';

export interface SoundOutput {
  /**
   * Opens the device, or opens it anew where the buffer is another one: what plays goes on from where it is. Asking the
   * system for it takes a tenth of a second in which the page stands still.
   */
  open(buffer: OutputBuffer): void;
  /** Has the enhanced or the untouched sound be heard at once; main, which decides, says the same a moment later. */
  hear(enhanced: boolean): void;
  /** Lets go of the device. */
  dispose(): void;
}

/**
 * The sound output at the device's own rate, which plays what the sound process sends. Must be called before the
 * page's scripts have finished, so that no port is missed. `onProblem` is told where no output can be opened
 * (`output-unavailable`).
 */
export function createSoundOutput(onProblem: (problem: Problem) => void): SoundOutput {
  const waiting: WorkletControl[] = [];
  let device: OpenDevice | null = null;
  let wanted: OutputBuffer | null = null;
  /** A machine that could not keep up once is not tried again with less. */
  let widened = false;
  let opening: Promise<void> = Promise.resolve();
  let disposed = false;

  const fail = (thrown: unknown) => {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    onProblem(new AuralisError('output-unavailable', { reason }).toProblem());
  };
  const receive = (event: MessageEvent<unknown>) => {
    const control = controlOf(event);
    if (!control) return;
    if (device) device.tell(control);
    else waiting.push(control);
  };
  window.addEventListener('message', receive);

  const change = async (buffer: OutputBuffer) => {
    if (disposed || buffer !== wanted) return;
    // The one that plays is let go only once there is another one.
    const next = await openDevice(buffer === 'auto' && widened ? 'long' : buffer, {
      onFailure: fail,
      onUnderrun: () => {
        if (wanted !== 'auto' || widened) return;
        widened = true;
        reopen('auto');
      },
    });
    if (disposed) {
      next.close();
      return;
    }
    const before = device;
    // What arrives from here on waits for the next one.
    device = null;
    try {
      if (before) waiting.unshift(...(await before.release()));
    } finally {
      device = next;
      for (const control of waiting.splice(0)) next.tell(control);
    }
  };

  const reopen = (buffer: OutputBuffer) => {
    opening = opening
      .then(() => change(buffer))
      .catch((thrown: unknown) => {
        // Asked for again, it is tried again.
        if (wanted === buffer) wanted = null;
        fail(thrown);
      });
  };

  return {
    open: (buffer) => {
      if (disposed || buffer === wanted) return;
      wanted = buffer;
      reopen(buffer);
    },
    hear: (enhanced) => device?.tell({ enhanced }),
    dispose: () => {
      disposed = true;
      window.removeEventListener('message', receive);
      device?.close();
    },
  };
}

/** A port that main handed to this page, as a control message; else null. */
function controlOf(event: MessageEvent<unknown>): WorkletControl | null {
  if (event.source !== window || event.origin !== window.location.origin) return null;
  const { data } = event;
  const port = event.ports[0];
  if (!port || typeof data !== 'object' || data === null || !('type' in data)) return null;
  if (data.type === PORT_MESSAGES.sound) return { port };
  // A run that listens in is not to be heard, unless it says so.
  if (data.type === PORT_MESSAGES.capture) return { capture: port, mute: !('mute' in data && data.mute === false) };
  return null;
}
