import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS, type Preset } from '../../src/shared/domain/plan';
import { FULL_TESTS } from '../support/full-tests';
import { GATES, type GateResult, gatesFor, type Untouched, untouched } from '../support/gates/gates';
import { gateMaterials } from '../support/gates/materials';
import { GAP_GATES, PARAMETER_GATES } from '../support/gates/parameter-gates';
import { type PeerResult, peerDistortion, peersFor } from '../support/gates/peers';
import { PROCESS_GATE } from '../support/gates/process-gate';
import { type GateRow, type SignalResult, writeGateReport } from '../support/gates/report';
import { SIGNAL_GATES } from '../support/gates/signal-gates';

/** Set by `npm run gates`, which writes docs/gates.md. */
const REPORTING = process.env.AURALIS_GATE_REPORT === '1';
/** Every material with every preset. */
const FULL = REPORTING || FULL_TESTS;
const PATIENCE_MS = 60_000;

const rows: GateRow[] = [];
const peers: PeerResult[] = [];

const told = ({ gate, value, unit, limit }: GateResult) => `${gate}: ${value.toFixed(3)} ${unit}, limit ${limit}`;

/** Most gates ask of every second; one that asks of the whole has several passages in half of it as well. */
const MATERIALS = gateMaterials(FULL ? 20 : 10);
/** Presets of a material in turn: one where there is real music, else two. Each preset meets some that it can show itself on. */
const TURNS = MATERIALS.length > PRESETS.length ? [2] : [2, 5];
const presetsFor = (place: number): readonly Preset[] =>
  FULL ? PRESETS : PRESETS.filter((_, i) => TURNS.some((turn) => i === (place + turn) % PRESETS.length));

describe.each(MATERIALS.map((material, place) => ({ name: material.name, material, place })))(
  '$name',
  ({ material, place }) => {
    let source: Untouched;
    beforeAll(async () => {
      source = await untouched(material);
    }, PATIENCE_MS);

    it.each(presetsFor(place))(
      'with the preset %s',
      async (preset) => {
        const results = await gatesFor(source, preset, REPORTING);
        rows.push({ material: material.name, preset, results });
        expect(results.filter(({ passed }) => !passed).map(told), material.name).toEqual([]);
      },
      PATIENCE_MS,
    );

    if (REPORTING) it('elsewhere', async () => void peers.push(...(await peersFor(material))), PATIENCE_MS);
  },
);

const signals: SignalResult[] = [];
const signalGates = [...SIGNAL_GATES, ...GAP_GATES, ...PARAMETER_GATES, PROCESS_GATE].filter(
  ({ fullOnly }) => FULL || !fullOnly,
);

it.each(signalGates)('$gate: $signal', async (gate) => {
  const value = await gate.measure();
  const passed = gate.least ? value >= gate.limit : value <= gate.limit;
  signals.push({ gate, value, passed });
  expect({ value, passed }).toEqual({ value, passed: true });
});

if (REPORTING)
  it('the limiter of others', () => {
    for (const gate of peerDistortion()) signals.push(gate);
  });

it('no gate and no preset is left out', () => {
  const asked = rows.flatMap(({ results }) => results).filter(({ limit }) => limit !== null);
  expect(new Set(asked.map(({ gate }) => gate))).toEqual(new Set(GATES));
  expect(new Set(rows.map(({ preset }) => preset))).toEqual(new Set(PRESETS));
});

afterAll(() => {
  if (REPORTING) writeGateReport(rows, signals, peers);
});
