/// <reference types="vite/client" />
import type { OutputBuffer } from '../../shared/domain/settings';
import type { WorkletControl, WorkletNeed, WorkletOptions } from '../../shared/sound/stream';
import { ClockSteps } from './clock-steps';
// oxlint-disable-next-line import/default -- the bundler makes this module, it is not on the disk
import workletUrl from './player.worklet.ts?worker&url';
import { PLAYER_PROCESSOR } from './processor-name';

/**
 * Sound that the device takes at a time, seconds, asked for a little lower than meant, because systems round up to steps
 * of about 10 ms. A switch or a pause is heard up to that much later, and a machine that is busy for so long makes a gap.
 */
const BUFFER_SECONDS: Record<OutputBuffer, number> = { auto: 0.025, short: 0.009, long: 0.085 };

/** A device that plays answers so soon by far, milliseconds. */
const ANSWER_MS = 2000;

/** The output while it is open. */
export interface OpenDevice {
  tell(control: WorkletControl): void;
  /** Closes the output and gives back what it was connected to. */
  release(): Promise<readonly WorkletControl[]>;
  close(): void;
}

export interface DeviceEvents {
  /** Something went wrong later on. */
  onFailure(thrown: unknown): void;
  /** The device ran dry while something was to be heard. */
  onUnderrun(): void;
}

/** Opens the output of the system with the player's worklet on it. */
export async function openDevice(buffer: OutputBuffer, { onFailure, onUnderrun }: DeviceEvents): Promise<OpenDevice> {
  const context = new AudioContext({ latencyHint: BUFFER_SECONDS[buffer] });
  const steps = new ClockSteps();
  let resting = false;
  let closed = false;
  let giveBack: (ports: readonly WorkletControl[] | null) => void = () => undefined;
  const close = () => {
    closed = true;
    context.close().catch(onFailure);
  };
  context.addEventListener('statechange', () => {
    // The system may suspend an output (device unplugged, computer asleep); the player decides what is silent.
    if (!closed && !resting && context.state === 'suspended') context.resume().catch(onFailure);
  });
  await context.audioWorklet.addModule(workletUrl).catch((thrown: unknown) => {
    close();
    throw thrown;
  });
  const node = new AudioWorkletNode(context, PLAYER_PROCESSOR, {
    numberOfInputs: 0,
    outputChannelCount: [2],
    processorOptions: { bufferSeconds: context.baseLatency } satisfies WorkletOptions,
  });
  node.addEventListener('processorerror', () => onFailure('the player stopped'));
  node.port.addEventListener('message', ({ data }: MessageEvent<WorkletNeed>) => {
    if (typeof data === 'object') giveBack(data.released);
    else if (data === 'underrun') {
      if (!steps.stepped()) onUnderrun();
    } else {
      resting = data === 'rest';
      steps.stepped();
      (resting ? context.suspend() : context.resume()).catch(onFailure);
    }
  });
  node.port.start();
  node.connect(context.destination);
  const tell = (control: WorkletControl) => node.port.postMessage(control, portsOf(control));
  return {
    tell,
    release: async () => {
      const ports = new Promise<readonly WorkletControl[] | null>((resolve) => {
        giveBack = resolve;
      });
      // A device that rests hears nothing; one that is gone may never come back.
      context.resume().catch(onFailure);
      tell({ release: true });
      const timer = window.setTimeout(() => giveBack(null), ANSWER_MS);
      const given = await ports;
      window.clearTimeout(timer);
      close();
      if (!given) throw new Error('the sound device does not answer');
      return given;
    },
    close,
  };
}

function portsOf(control: WorkletControl): MessagePort[] {
  if ('port' in control) return [control.port];
  return 'capture' in control ? [control.capture] : [];
}
