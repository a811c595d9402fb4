import { LoudnessMeter } from '../../../src/main/audio/analysis';
import { BiquadCascade, BiquadSection } from '../../../src/main/audio/dsp/biquad-cascade';
import { butterworthHighPass } from '../../../src/main/audio/dsp/biquad-design';

const RISE_SECONDS = 0.01;
/** Frames quieter than this are no beginning of anything, dB. */
const AUDIBLE_DB = -60;

function meanSquareDb(sound: readonly Float32Array[], from: number, to: number): number {
  let power = 0;
  for (const channel of sound) for (let i = from; i < to; i++) power += (channel[i] as number) ** 2;
  return 10 * Math.log10(power / (to - from) / sound.length + 1e-15);
}

/** What lies above a corner in Hz. */
function highPassed(sound: readonly Float32Array[], cornerHz: number, rateHz: number): Float32Array[] {
  const filtered = sound.map((channel) => channel.slice());
  const cascade = new BiquadCascade(sound.length);
  cascade.sections = butterworthHighPass(cornerHz, 4, rateHz).map(
    (section) => new BiquadSection(section, sound.length),
  );
  cascade.process(filtered, 0, filtered[0]?.length ?? 0);
  return filtered;
}

/** Side energy over all energy above the bass, dB. */
export function sideDb(sound: readonly Float32Array[], rateHz: number): number {
  const [left, right] = highPassed(sound, 400, rateHz);
  if (!left || !right) return Number.NEGATIVE_INFINITY;
  const side = left.map((x, i) => (x - (right[i] as number)) / 2);
  return meanSquareDb([side], 0, side.length) - meanSquareDb([left, right], 0, left.length);
}

/** 99th percentile of how far the level of what is audible rises from one 10 ms to the next, dB. */
export function attackDb(whole: readonly Float32Array[], rateHz: number): number {
  const sound = highPassed(whole, 20, rateHz);
  const step = Math.round(RISE_SECONDS * rateHz);
  const levels: number[] = [];
  for (let from = 0; from + step <= (sound[0]?.length ?? 0); from += step)
    levels.push(meanSquareDb(sound, from, from + step));
  const rises = levels
    .map((level, i) => ({ level, rise: level - (levels[i - 1] ?? level) }))
    .filter(({ level }) => level > AUDIBLE_DB)
    .map(({ rise }) => rise)
    .sort((a, b) => a - b);
  return rises[Math.floor(0.99 * rises.length)] ?? 0;
}

/** Sample peak over root mean square, dB. */
export function crestDb(sound: readonly Float32Array[]): number {
  let peak = 0;
  for (const channel of sound) for (const x of channel) peak = Math.max(peak, Math.abs(x));
  return 20 * Math.log10(peak) - meanSquareDb(sound, 0, sound[0]?.length ?? 0);
}

/** How much quieter the mean of all channels is than the whole, LU; a single channel is not. */
export function foldDownLossLu(sound: readonly Float32Array[], rateHz: number): number {
  const [left, right] = sound;
  if (!left || !right) return 0;
  const mono = left.map((x, i) => (x + (right[i] as number)) / 2);
  return (integratedLufs(sound, rateHz) ?? 0) - (integratedLufs([mono, mono], rateHz) ?? 0);
}

export function integratedLufs(sound: readonly Float32Array[], rateHz: number): number | null {
  const meter = new LoudnessMeter({ rateHz, channels: sound.length });
  meter.add([...sound]);
  return meter.result().integratedLufs;
}

/** The part of a sound around its largest sample, for what costs too much on the whole. */
export function loudestPart(channel: Float32Array, frames: number): Float32Array {
  let at = 0;
  for (let i = 1; i < channel.length; i++) if (Math.abs(channel[i] as number) > Math.abs(channel[at] as number)) at = i;
  const from = Math.max(0, Math.min(channel.length - frames, at - Math.floor(frames / 2)));
  return channel.slice(from, from + frames);
}

/** Power between two frequencies over the power between two others, dB, by third-octave levels. */
export function balanceDb(
  { thirdOctaveHz, thirdOctaveDb }: { thirdOctaveHz: number[]; thirdOctaveDb: (number | null)[] },
  [a, b]: [number, number],
  [c, d]: [number, number],
): number {
  const power = (low: number, high: number) =>
    thirdOctaveHz.reduce(
      (sum, hz, i) => (hz >= low && hz < high ? sum + 10 ** ((thirdOctaveDb[i] ?? -200) / 10) : sum),
      0,
    );
  return 10 * Math.log10(power(a, b) / power(c, d));
}
