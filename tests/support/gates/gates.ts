import { spectrumLines, tonalLevels } from '../../../src/main/audio/mastering';
import { DEFAULT_ENHANCEMENT, type Preset, stageOf } from '../../../src/shared/domain/plan';
import { type Analysed, analysed, mastered } from '../mastered';
import { peakAt16xDb } from '../oversampled-peak';
import { GATE_RATE_HZ, type Material } from './materials';
import { attackDb, balanceDb, crestDb, foldDownLossLu, loudestPart, sideDb } from './measures';

/** One gate's value on one material with one preset. */
export interface GateResult {
  gate: string;
  /** What was measured, and in which unit. */
  value: number;
  unit: string;
  /** Largest value allowed; null where the value is told but nothing is asked of it. */
  limit: number | null;
  passed: boolean;
  remark?: string;
}

/** Every gate by name. */
export const GATES = [
  'loudness off the target',
  'true peak over the ceiling',
  'loudness range changed',
  'crest lost',
  'attacks lost',
  'lost in mono',
  'frames missing',
  'second pass: loudness moved',
  'second pass: a band moved',
  'effect: more bass against treble',
  'effect: more treble against bass',
  'effect: attacks kept or raised',
  'effect: wider',
] as const;

/** Presets without a taste of their own: what they have done once asks for nothing more. */
const WITHOUT_TASTE: readonly Preset[] = ['adaptive', 'gentle'];
/** Bands so far under the loudest hold nothing that could be heard, dB. */
const INAUDIBLE_DB = -50;
const PEAK_FRAMES = 3 * GATE_RATE_HZ;

/** What is measured of a material once, whatever is done to it with which preset. */
export interface Untouched {
  material: Material;
  sound: Float32Array[];
  before: Analysed;
  crest: number;
  attack: number;
  foldDownLoss: number;
  side: number;
}

export async function untouched(material: Material): Promise<Untouched> {
  const sound = material.sound();
  return {
    material,
    sound,
    before: await analysed(sound, GATE_RATE_HZ),
    crest: crestDb(sound),
    attack: attackDb(sound, GATE_RATE_HZ),
    foldDownLoss: foldDownLossLu(sound, GATE_RATE_HZ),
    side: sideDb(sound, GATE_RATE_HZ),
  };
}

/** All gates for one material with one preset; `everything` measures also what nothing is asked of. */
export async function gatesFor(source: Untouched, preset: Preset, everything: boolean): Promise<GateResult[]> {
  const { material, sound, before } = source;
  const { plan, output, after } = await mastered(sound, GATE_RATE_HZ, { preset }, before);
  const { targetLufs, ceilingDbtp } = DEFAULT_ENHANCEMENT;
  const gain = stageOf(plan, 'make-up-gain');
  const short = gain?.explanationId.startsWith('make-up-gain.short') ?? false;
  const aim = short ? (gain?.values.reachedLufs ?? Number.NaN) : targetLufs;
  const most = (gate: string, value: number, unit: string, limit: number | null, remark?: string): GateResult => ({
    gate,
    value,
    unit,
    limit,
    passed: limit === null || value <= limit + 1e-9,
    ...(remark === undefined ? {} : { remark }),
  });
  const lufs = after.loudness.integratedLufs ?? Number.NaN;
  const peaks = output.map((channel) => peakAt16xDb(loudestPart(channel, PEAK_FRAMES)));
  const staticSuffices =
    (before.loudness.truePeakDbtp ?? 0) + targetLufs - (before.loudness.integratedLufs ?? 0) <= ceilingDbtp;
  const attack = attackDb(output, GATE_RATE_HZ);
  return [
    most(
      'loudness off the target',
      Math.abs(lufs - aim),
      'LU',
      0.2,
      short ? `reported as ${aim.toFixed(1)} LUFS` : undefined,
    ),
    most('true peak over the ceiling', Math.max(...peaks) - ceilingDbtp, 'dB', material.noise ? 0.1 : 0.05),
    most(
      'loudness range changed',
      Math.abs((after.loudness.rangeLu ?? 0) - (before.loudness.rangeLu ?? 0)),
      'LU',
      staticSuffices ? 1 : 2.5,
    ),
    most('crest lost', source.crest - crestDb(output), 'dB', source.crest < 9 ? 0 : 3),
    most('attacks lost', source.attack - attack, 'dB', 0.5),
    most('lost in mono', foldDownLossLu(output, GATE_RATE_HZ) - source.foldDownLoss, 'LU', 1),
    most('frames missing', (sound[0]?.length ?? 0) - (output[0]?.length ?? 0), '', 0),
    ...(everything || WITHOUT_TASTE.includes(preset) ? await secondPass(output, preset, after) : []),
    ...effects(preset, source, after, output, attack),
  ];
}

async function secondPass(once: Float32Array[], preset: Preset, after: Analysed): Promise<GateResult[]> {
  const twice = await mastered(once, GATE_RATE_HZ, { preset }, after);
  const moved = Math.abs((twice.after.loudness.integratedLufs ?? 0) - (after.loudness.integratedLufs ?? 0));
  const levels = [after, twice.after].map((analysed) => tonalLevels(spectrumLines(analysed)));
  const loudest = Math.max(...(levels[0] ?? []).map((level) => level ?? Number.NEGATIVE_INFINITY));
  const apart = (levels[0] ?? []).map((level, band) => {
    const other = levels[1]?.[band] ?? null;
    return level === null || other === null || level < loudest + INAUDIBLE_DB ? 0 : Math.abs(level - other);
  });
  const asked = WITHOUT_TASTE.includes(preset);
  const result = (gate: string, value: number, unit: string, limit: number): GateResult => ({
    gate: `second pass: ${gate}`,
    value,
    unit,
    limit: asked ? limit : null,
    passed: !asked || value <= limit,
  });
  return [result('loudness moved', moved, 'LU', 0.3), result('a band moved', Math.max(...apart), 'dB', 0.5)];
}

/** What a preset's name says, measured: each must be at least 0. */
function effects(
  preset: Preset,
  { before, attack: attackBefore, side }: Untouched,
  after: Analysed,
  output: Float32Array[],
  attack: number,
): GateResult[] {
  const least = (gate: string, value: number, unit: string, atLeast: number): GateResult => ({
    gate,
    value,
    unit,
    limit: atLeast,
    passed: value >= atLeast,
    remark: 'at least',
  });
  const balance = ({ extras }: Analysed) => balanceDb(extras, [60, 400], [4000, 16_000]);
  const change = balance(after) - balance(before);
  switch (preset) {
    case 'warm':
      return [least('effect: more bass against treble', change, 'dB', 0.5)];
    case 'bright':
      return [least('effect: more treble against bass', -change, 'dB', 0.5)];
    case 'punchy':
      return [least('effect: attacks kept or raised', attack - attackBefore, 'dB', -0.5)];
    case 'live':
      if ((before.fingerprint.stereoWidth ?? 0) < 0.001) return [];
      return [least('effect: wider', sideDb(output, GATE_RATE_HZ) - side, 'dB', 0.3)];
    default:
      return [];
  }
}
