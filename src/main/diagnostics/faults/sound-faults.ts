import type { MessagePortMain } from 'electron';
import type { FaultId } from '../../../scenarios';

/** Two ports that are each other's end. */
export interface PortPair {
  port1: MessagePortMain;
  port2: MessagePortMain;
}

/** One step of a 16-bit sample. */
const ONE_STEP = 1 / 32768;

interface Block {
  type: 'block';
  dry: Float32Array[];
  wet: Float32Array[] | null;
}

function isBlock(message: unknown): message is Block {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'block';
}

function spoil(message: unknown, faults: { has(id: FaultId): boolean }): unknown {
  if (!isBlock(message)) return message;
  const { dry } = message;
  if (faults.has('sound.dry-altered')) {
    const left = dry[0];
    if (left) left[left.length >> 1] = (left[left.length >> 1] ?? 0) + ONE_STEP;
  }
  return faults.has('enhancement.wet-equals-dry') ? { ...message, wet: null } : message;
}

function relay(from: MessagePortMain, to: MessagePortMain, change: (message: unknown) => unknown): void {
  from.on('message', ({ data }) => to.postMessage(change(data)));
  from.on('close', () => to.close());
  from.start();
}

/**
 * Makes pairs of ports between the sound process and the page, with the seeded faults of the sound between their ends.
 * `port1` is the sound process's end. Without such faults the pair comes back as it is.
 */
export function seedSoundFaults(makePair: () => PortPair, faults: { has(id: FaultId): boolean }): () => PortPair {
  if (!faults.has('sound.dry-altered') && !faults.has('enhancement.wet-equals-dry')) return makePair;
  return () => {
    const [sound, page] = [makePair(), makePair()];
    relay(sound.port2, page.port1, (message) => spoil(message, faults));
    relay(page.port1, sound.port2, (message) => message);
    return { port1: sound.port1, port2: page.port2 };
  };
}
