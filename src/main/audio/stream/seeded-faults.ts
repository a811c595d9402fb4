import type { RenderedBlock } from './rendered-block';

/** Faults that a diagnostic run may plant in the sound process to prove that its scenarios notice them. */
const SOUND_FAULTS = ['enhancement.wet-equals-dry', 'sound.dry-altered'] as const;
export type SoundFault = (typeof SOUND_FAULTS)[number];

const PREFIX = '--fault=';
const STEP_16_BIT = 1 / 32_768;

/** Arguments that plant faults in a sound process. */
export function faultArguments(faults: { has(id: string): boolean }): string[] {
  return SOUND_FAULTS.filter((fault) => faults.has(fault)).map((fault) => PREFIX + fault);
}

export function seededFaults(args: readonly string[]): ReadonlySet<SoundFault> {
  return new Set(SOUND_FAULTS.filter((fault) => args.includes(PREFIX + fault)));
}

/** The block with the effects taken away that were asked for; without faults the very block. */
export function withFaults(block: RenderedBlock, faults: ReadonlySet<SoundFault>): RenderedBlock {
  if (faults.size === 0) return block;
  const first = block.dry[0];
  if (faults.has('sound.dry-altered') && first?.length) first[0] = (first[0] as number) + STEP_16_BIT;
  return faults.has('enhancement.wet-equals-dry') ? { ...block, wet: null } : block;
}
