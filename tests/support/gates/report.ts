import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GateResult } from './gates';
import type { PeerResult } from './peers';
import type { SignalGate } from './signal-gates';

export interface GateRow {
  material: string;
  preset: string;
  results: GateResult[];
}

export interface SignalResult {
  gate: Omit<SignalGate, 'measure' | 'limit'> & { limit: number | null };
  value: number;
  passed: boolean;
}

const number = (value: number) => (Number.isFinite(value) ? value.toFixed(2).replace('-0.00', '0.00') : '–');

/** Writes docs/gates.md: one table a gate, materials down, presets across, and what others make of the same material. */
export function writeGateReport(
  rows: readonly GateRow[],
  signals: readonly SignalResult[],
  peers: readonly PeerResult[],
): void {
  const presets = [...new Set(rows.map(({ preset }) => preset))];
  const materials = [...new Set(rows.map(({ material }) => material))];
  const gates = [...new Set(rows.flatMap(({ results }) => results.map(({ gate }) => gate)))];
  const cell = (gate: string, material: string, preset: string) => {
    const row = rows.find((candidate) => candidate.material === material && candidate.preset === preset);
    const result = row?.results.find((candidate) => candidate.gate === gate);
    if (!result) return '';
    const limit = result.limit === null ? '' : ` / ${number(result.limit)}`;
    return `${number(result.value)}${limit}${result.passed ? '' : ' **missed**'}${reported(result)}`;
  };
  const tables = gates.map((gate) => {
    const unit = rows.flatMap(({ results }) => results).find((result) => result.gate === gate)?.unit ?? '';
    const shown = presets.filter((preset) => materials.some((material) => cell(gate, material, preset) !== ''));
    const lines = materials.map(
      (material) => `| ${[material, ...shown.map((preset) => cell(gate, material, preset))].join(' | ')} |`,
    );
    const head = [`| material | ${shown.join(' | ')} |`, `|---|${shown.map(() => '---|').join('')}`];
    return [`## ${gate[0]?.toUpperCase()}${gate.slice(1)}${unit ? `, ${unit}` : ''}`, '', ...head, ...lines, ''].join(
      '\n',
    );
  });
  writeFileSync(
    join(import.meta.dirname, '../../../docs/gates.md'),
    [INTRODUCTION, ...tables, signalTables(signals), peerTable(peers)].join('\n'),
  );
}

/** One table for each gate that signals made by formula answer. */
function signalTables(signals: readonly SignalResult[]): string {
  const gates = [...new Set(signals.map(({ gate }) => gate.gate))];
  const tables = gates.flatMap((name) => {
    const here = signals.filter(({ gate }) => gate.gate === name);
    const unit = here.find(({ gate }) => gate.unit)?.gate.unit;
    const lines = here.map(({ gate, value, passed }) => {
      const limit = gate.limit === null ? '' : ` / ${number(gate.limit)}`;
      return `| ${gate.signal} | ${number(value)}${limit}${passed ? '' : ' **missed**'} |`;
    });
    const least = here.some(({ gate }) => gate.least) ? ' (at least)' : '';
    return [
      `### ${name[0]?.toUpperCase()}${name.slice(1)}${unit ? `, ${unit}` : ''}`,
      '',
      `| signal | value / limit${least} |`,
      '|---|---|',
      ...lines,
      '',
    ];
  });
  return ['## Signals made by formula', '', SIGNALS, '', ...tables].join('\n');
}

const SIGNALS = `With a plan in which every stage works, unless a row says otherwise; -240 dB stands for digital silence. What a
parameter does is measured with everything else neutral.`;

function reported({ remark }: GateResult): string {
  return remark?.startsWith('reported') ? ` (${remark})` : '';
}

const INTRODUCTION = `# What enhancing does, measured

Written by \`npm run gates\`; the same measurements are conformance tests. Each cell is value / limit; a value without a limit is
told but nothing is asked of it. Materials are excerpts of 20 s at 44.1 kHz; target -14 LUFS, ceiling -1 dBTP, intensity 1.
Where the target cannot be reached without taking more of the crest than allowed, the plan says so, and the loudness that it
announces is what is compared. Definitions are in [sound.md](sound.md).

A second pass means that the result is enhanced once more with the same preset. Presets with a taste of their own (warm, bright,
punchy, live) add their taste again: no limit is set for what moves there.
`;

function peerTable(peers: readonly PeerResult[]): string {
  if (peers.length === 0) return '';
  const lines = peers.map(
    ({ material, peer, lufs, peakDbtp, rangeChangeLu, crestLostDb }) =>
      `| ${[material, peer, number(lufs), number(peakDbtp), number(rangeChangeLu), number(crestLostDb)].join(' | ')} |`,
  );
  return [
    '## The same material elsewhere',
    '',
    'Asked for -14 LUFS and -1 dBTP where the program knows such a wish; measured by the same meters.',
    '',
    '| material | by | loudness, LUFS | true peak, dBTP | range changed, LU | crest lost, dB |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
