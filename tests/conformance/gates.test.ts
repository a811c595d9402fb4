import { afterAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../../src/shared/domain/plan';
import { type GateResult, gatesFor } from '../support/gates/gates';
import { gateMaterials } from '../support/gates/materials';
import { type PeerResult, peersFor } from '../support/gates/peers';
import { type GateRow, writeGateReport } from '../support/gates/report';

/** Set by `npm run gates`, which writes docs/gates.md. */
const REPORTING = process.env.AURALIS_GATE_REPORT === '1';
const PATIENCE_MS = 60_000;

const rows: GateRow[] = [];
const peers: PeerResult[] = [];

const told = ({ gate, value, unit, limit }: GateResult) => `${gate}: ${value.toFixed(3)} ${unit}, limit ${limit}`;

describe.each(gateMaterials())('$name', (material) => {
  it.each(PRESETS)(
    'with the preset %s',
    async (preset) => {
      const results = await gatesFor(material, preset, REPORTING);
      rows.push({ material: material.name, preset, results });
      expect(results.filter(({ passed }) => !passed).map(told), material.name).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.runIf(REPORTING)('elsewhere', async () => void peers.push(...(await peersFor(material))), PATIENCE_MS);
});

afterAll(() => {
  if (REPORTING) writeGateReport(rows, peers);
});
