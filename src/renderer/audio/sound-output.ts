/// <reference types="vite/client" />
import { PORT_MESSAGES } from '../../shared/api/bridge';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { WorkletControl, WorkletNeed } from '../../shared/sound/stream';
// oxlint-disable-next-line import/default -- the bundler makes this module, it is not on the disk
import workletUrl from './player.worklet.ts?worker&url';
import { PLAYER_PROCESSOR } from './processor-name';

/**
 * Sound that the device takes at a time, seconds: 4096 frames at 48 kHz. With the browser's own 20 ms a machine that is
 * busy for a moment made gaps; a switch or a pause is heard this much later.
 */
const DEVICE_SECONDS = 0.085;

export interface SoundOutput {
  /** Opens the device, once; asking the system for it takes a tenth of a second in which the page stands still. */
  open(): void;
  /** Lets go of the device. */
  dispose(): void;
}

/**
 * The sound output at the device's own rate, which plays what the sound process sends. Must be called before the
 * page's scripts have finished, so that no port is missed. `onProblem` is told where no output can be opened
 * (`output-unavailable`).
 */
export function createSoundOutput(onProblem: (problem: Problem) => void): SoundOutput {
  let context: AudioContext | null = null;
  const fail = (thrown: unknown) => {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    onProblem(new AuralisError('output-unavailable', { reason }).toProblem());
  };
  const waiting: [WorkletControl, MessagePort][] = [];
  let node: AudioWorkletNode | null = null;
  let disposed = false;
  let resting = false;

  const receive = (event: MessageEvent<unknown>) => {
    const control = controlOf(event);
    if (!control) return;
    if (node) node.port.postMessage(control[0], [control[1]]);
    else waiting.push(control);
  };
  window.addEventListener('message', receive);

  const open = async (device: AudioContext) => {
    device.addEventListener('statechange', () => {
      // The system may suspend an output (device unplugged, computer asleep); the player decides what is silent.
      if (!disposed && !resting && device.state === 'suspended') device.resume().catch(fail);
    });
    await device.audioWorklet.addModule(workletUrl);
    if (disposed) return;
    node = new AudioWorkletNode(device, PLAYER_PROCESSOR, { numberOfInputs: 0, outputChannelCount: [2] });
    node.addEventListener('processorerror', () => fail('the player stopped'));
    node.port.addEventListener('message', ({ data }: MessageEvent<WorkletNeed>) => {
      resting = data === 'rest';
      (resting ? device.suspend() : device.resume()).catch(fail);
    });
    node.port.start();
    node.connect(device.destination);
    for (const [control, port] of waiting.splice(0)) node.port.postMessage(control, [port]);
    await device.resume();
  };

  return {
    open: () => {
      if (context || disposed) return;
      context = new AudioContext({ latencyHint: DEVICE_SECONDS });
      open(context).catch(fail);
    },
    dispose: () => {
      disposed = true;
      window.removeEventListener('message', receive);
      void context?.close();
    },
  };
}

/** A port that main handed to this page, as a control message with what has to be transferred; else null. */
function controlOf(event: MessageEvent<unknown>): [WorkletControl, MessagePort] | null {
  if (event.source !== window || event.origin !== window.location.origin) return null;
  const { data } = event;
  const port = event.ports[0];
  if (!port || typeof data !== 'object' || data === null || !('type' in data)) return null;
  if (data.type === PORT_MESSAGES.sound) return [{ port }, port];
  // A run that listens in is not to be heard, unless it says so.
  if (data.type === PORT_MESSAGES.capture)
    return [{ capture: port, mute: !('mute' in data && data.mute === false) }, port];
  return null;
}
