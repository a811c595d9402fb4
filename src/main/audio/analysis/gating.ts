const OFFSET_LUFS = -0.691;
const ABSOLUTE_GATE_LUFS = -70;
const INTEGRATED_GATE_LU = -10;
const RANGE_GATE_LU = -20;

/** Loudness in LUFS of a K-weighted, channel-weighted mean square (BS.1770-4); null for silence. */
export function powerToLufs(power: number): number | null {
  return power > 0 ? OFFSET_LUFS + 10 * Math.log10(power) : null;
}

function lufsToPower(lufs: number): number {
  return 10 ** ((lufs - OFFSET_LUFS) / 10);
}

const ABSOLUTE_GATE = lufsToPower(ABSOLUTE_GATE_LUFS);

/** Mean of the powers above a gate, or null if none is. */
function meanAbove(powers: Float32Array, gate: number): number | null {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < powers.length; i++) {
    const power = powers[i] as number;
    if (power > gate) {
      sum += power;
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}

/** Integrated loudness in LUFS of the powers of 400 ms blocks, gated at -70 LUFS and -10 LU; null if nothing passes. */
export function integratedLufs(blockPowers: Float32Array): number | null {
  const ungated = meanAbove(blockPowers, ABSOLUTE_GATE);
  if (ungated === null) return null;
  const gate = Math.max(ABSOLUTE_GATE, ungated * 10 ** (INTEGRATED_GATE_LU / 10));
  const gated = meanAbove(blockPowers, gate);
  return gated === null ? null : powerToLufs(gated);
}

/** Loudness range in LU of the powers of 3 s blocks (Tech 3342): P95 - P10 above -70 LUFS and -20 LU; null if none is. */
export function loudnessRangeLu(shortTermPowers: Float32Array): number | null {
  const ungated = meanAbove(shortTermPowers, ABSOLUTE_GATE);
  if (ungated === null) return null;
  const gate = Math.max(ABSOLUTE_GATE, ungated * 10 ** (RANGE_GATE_LU / 10));
  const passed = shortTermPowers.filter((power) => power >= gate).sort();
  if (passed.length === 0) return null;
  const high = passed[Math.round(0.95 * (passed.length - 1))] as number;
  const low = passed[Math.round(0.1 * (passed.length - 1))] as number;
  return 10 * Math.log10(high / low);
}
