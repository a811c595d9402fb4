import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import packageJson from '../../../../package.json';
import type { EnhancementResult } from '../../../shared/domain/analysis';
import { AuralisError } from '../../../shared/domain/errors';
import type { Stage } from '../../../shared/domain/plan';

const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

/** Where the report on a written file lies: beside it, under its name. */
export function reportPathOf(output: string): string {
  const { dir, name } = parse(output);
  return join(dir, `${name}.report.json`);
}

/**
 * Writes the report beside the result: what was decided and why, what was measured before and after, and what the gates
 * look at. Throws AuralisError `not-writable`.
 */
export function writeReport(result: EnhancementResult): void {
  const path = reportPathOf(result.output);
  const { plan, before, after } = result;
  const ceilings = plan.stages.filter((stage): stage is Stage & { ceilingDbtp: number } => 'ceilingDbtp' in stage);
  const gates = {
    /** Positive where it is louder than asked for, LU. */
    loudnessOverTargetLu: difference(after.integratedLufs, plan.request.targetLufs),
    truePeakOverCeilingDb: ceilings[0] ? difference(after.truePeakDbtp, ceilings[0].ceilingDbtp) : null,
    loudnessRangeChangeLu: difference(after.rangeLu, before.rangeLu),
  };
  const part = `${path}.part`;
  try {
    writeFileSync(part, `${JSON.stringify({ version: packageJson.version, ...result, gates }, null, 2)}\n`);
    renameSync(part, path);
  } catch (thrown) {
    rmSync(part, { force: true });
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw AuralisError.about(path, 'not-writable', { reason }, { cause: thrown });
  }
}
