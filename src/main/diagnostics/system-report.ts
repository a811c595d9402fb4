import { cpus, totalmem } from 'node:os';
import { cpu, osInfo } from 'systeminformation';
import type { SystemReport } from '../../shared/domain/diagnostics';

/** What only the application knows of itself. */
export type OwnFacts = Pick<
  SystemReport,
  'application' | 'electron' | 'chrome' | 'node' | 'sqlite' | 'fallbackRuntime' | 'tracks'
>;

/** What this runs on, read from the system now. */
export async function readSystem(own: OwnFacts): Promise<SystemReport> {
  const [processor, system] = await Promise.all([cpu(), osInfo()]);
  return {
    ...own,
    platform: `${system.distro} ${system.release}, ${system.kernel} ${system.arch}`.trim(),
    cpu: `${processor.manufacturer} ${processor.brand}`.trim(),
    cores: cpus().length,
    memoryBytes: totalmem(),
  };
}
