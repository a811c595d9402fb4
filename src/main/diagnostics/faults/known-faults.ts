import { FAULT_IDS, type FaultId } from '../../../scenarios';

/** Those of the faults that there are which are seeded here. */
export function knownFaults(faults: { has(id: string): boolean }): FaultId[] {
  return FAULT_IDS.filter((id) => faults.has(id));
}
