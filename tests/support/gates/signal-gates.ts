import { createHash } from 'node:crypto';
import { createChain } from '../../../src/main/audio/dsp';
import { prerollSecondsFor } from '../../../src/main/audio/stream/preroll';
import type { Plan } from '../../../src/shared/domain/plan';
import { thdAndNoiseDb } from '../distortion';
import { EMPTY_PLAN, fullPlan } from '../full-plan';
import { LONG_INTERPOLATOR, peakAt16xDb } from '../oversampled-peak';
import { planOf, rendered } from '../rendered';
import { faded, musicLike, sineWave, whiteNoise } from '../test-signals';

const RATE_HZ = 44_100;
const CEILING_DBTP = -1;
/** What silence is told as, dB. */
const SILENCE_DB = -240;

/** A row of the gates that a signal made by formula answers, with a plan in which every stage works unless it says otherwise. */
export interface SignalGate {
  gate: string;
  signal: string;
  unit: string;
  limit: number;
  /** The value has to be at least the limit rather than at most. */
  least?: boolean;
  /** Tested elsewhere as well, or slow: measured only where everything is. */
  fullOnly?: boolean;
  measure(): number | Promise<number>;
}

const music = musicLike(RATE_HZ, 4, -3);
const full = fullPlan();
const whole = rendered(full, RATE_HZ, music);

const db = (linear: number) => (linear === 0 ? SILENCE_DB : 20 * Math.log10(linear));
const largest = (sound: readonly Float32Array[]) =>
  sound.reduce((most, channel) => channel.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0);
const differing = (a: readonly Float32Array[], b: readonly Float32Array[]) =>
  a.reduce((sum, channel, c) => sum + channel.reduce((n, x, i) => n + (Object.is(x, b[c]?.[i]) ? 0 : 1), 0), 0);
const notFinite = (sound: readonly Float32Array[]) =>
  sound.reduce((sum, channel) => sum + channel.reduce((n, x) => n + (Number.isFinite(x) ? 0 : 1), 0), 0);

/** What a limiter made of a sine 6 dB over the ceiling, in steady state. */
export const steadyPart = (output: Float32Array) => output.subarray(2 * RATE_HZ, 4 * RATE_HZ);
export const DISTORTION = [
  { frequencyHz: 997, limit: -120 },
  { frequencyHz: 50, limit: -75 },
] as const;

const distortion: SignalGate[] = DISTORTION.map(({ frequencyHz, limit }) => ({
  gate: 'limiter distortion: THD+N at 6 dB over the ceiling',
  signal: `${frequencyHz} Hz`,
  unit: 'dB',
  limit,
  fullOnly: true,
  measure: () => {
    const plan = planOf(6 + CEILING_DBTP, CEILING_DBTP);
    const [output] = rendered(plan, RATE_HZ, [sineWave(RATE_HZ, 5, frequencyHz, 0)]) as [Float32Array];
    return thdAndNoiseDb(steadyPart(output), RATE_HZ, frequencyHz);
  },
}));

const frames = 1.5 * RATE_HZ;
const flips = () => {
  let sign = 1;
  return whiteNoise(frames, 5).map((x) => {
    if (x > 0.2) sign = -sign;
    return sign;
  });
};
const BETWEEN_SAMPLES: [string, number, () => Float32Array][] = [
  ['a quarter of the rate at 45 degrees', 0.05, () => sineWave(RATE_HZ, 1.5, RATE_HZ / 4, 0, 45)],
  ['a third of the rate', 0.05, () => sineWave(RATE_HZ, 1.5, RATE_HZ / 3, 0, 90)],
  ['19997 Hz', 0.05, () => sineWave(RATE_HZ, 1.5, 19_997, 0)],
  ['a square wave', 0.05, () => sineWave(RATE_HZ, 1.5, 441.3, 0).map(Math.sign)],
  ['pairs of clicks', 0.05, () => new Float32Array(frames).map((_, i) => (i % 3001 < 2 ? 1 : i % 4999 === 0 ? -1 : 0))],
  ['full-scale signs at random', 0.1, flips],
  ['white noise', 0.1, () => whiteNoise(frames, 3)],
];
const truePeaks: SignalGate[] = BETWEEN_SAMPLES.map(([signal, limit, make]) => ({
  gate: 'true peak over the ceiling, 6 dB over it, at 16 times the rate',
  signal,
  unit: 'dB',
  limit,
  fullOnly: true,
  measure: () => {
    const [output] = rendered(planOf(6, CEILING_DBTP), RATE_HZ, [faded(make(), 2000)]) as [Float32Array];
    return peakAt16xDb(output, LONG_INTERPOLATOR) - CEILING_DBTP;
  },
}));

/** Silence, and then at once a burst 13 dB over what the ceiling lets pass, before which the limiter has to act. */
const preEcho: SignalGate = {
  gate: 'what is heard of an attack before it',
  signal: 'a burst after silence',
  unit: 'dB',
  limit: -60,
  measure: () => {
    const at = RATE_HZ / 2;
    const burst = new Float32Array(RATE_HZ);
    burst.set(sineWave(RATE_HZ, 0.2, 1000, 12, 90), at);
    const output = rendered(full, RATE_HZ, [burst, burst]);
    const before = largest(output.map((channel) => channel.subarray(0, at)));
    return db(before / largest(output));
  },
};

const silence: SignalGate[] = [
  {
    gate: 'digital silence stays so: largest sample',
    signal: 'nothing but zeros',
    unit: 'dBFS',
    limit: SILENCE_DB,
    measure: () => db(largest(rendered(full, RATE_HZ, [new Float32Array(RATE_HZ), new Float32Array(RATE_HZ)]))),
  },
  {
    gate: 'digital silence stays so: largest sample',
    signal: 'two seconds after music',
    unit: 'dBFS',
    limit: SILENCE_DB,
    measure: () => {
      const ending = music.map((channel) => {
        const longer = new Float32Array(channel.length + 3 * RATE_HZ);
        longer.set(channel);
        return longer;
      });
      return db(largest(rendered(full, RATE_HZ, ending).map((channel) => channel.subarray(-RATE_HZ))));
    },
  },
];

const bypass: SignalGate[] = [
  {
    gate: 'bypass: samples that differ',
    signal: 'a plan that does nothing',
    unit: '',
    limit: 0,
    measure: () => differing(rendered(EMPTY_PLAN, RATE_HZ, music), music),
  },
  {
    gate: 'bypass: samples that differ',
    signal: 'off after on, two seconds later',
    unit: '',
    limit: 0,
    measure: () => {
      const chain = createChain(full, { rateHz: RATE_HZ, channels: 2 });
      const sound = music.map((channel) => channel.slice());
      chain.process(sound.map((channel) => channel.subarray(0, RATE_HZ)));
      chain.setPlan(EMPTY_PLAN);
      chain.process(sound.map((channel) => channel.subarray(RATE_HZ)));
      const late = chain.latencyFrames;
      const tail = (channels: Float32Array[], from: number) => channels.map((c) => c.slice(from, from + RATE_HZ / 2));
      return differing(tail(sound, 3.5 * RATE_HZ - late + late), tail(music, 3.5 * RATE_HZ - late));
    },
  },
];

const chunked: SignalGate[] = [1, 127, 128, 4096, 7919].map((blockFrames) => ({
  gate: 'chunked against offline: samples that differ',
  signal: `blocks of ${blockFrames}`,
  unit: '',
  limit: 0,
  fullOnly: true,
  measure: () => differing(rendered(full, RATE_HZ, music, blockFrames), whole),
}));

const seeking: SignalGate[] = [
  ['every stage', full],
  ['without dynamics', { ...full, stages: full.stages.filter(({ name }) => name !== 'dynamics') }],
].map(([signal, plan]) => ({
  gate: 'seek with pre-roll: largest difference from playing through',
  signal: signal as string,
  unit: 'dBFS',
  limit: -90,
  measure: () => {
    const at = 3.2 * RATE_HZ;
    const from = Math.max(0, Math.round(at - prerollSecondsFor(plan as Plan) * RATE_HZ));
    const through = rendered(plan as Plan, RATE_HZ, music);
    const tail = rendered(
      plan as Plan,
      RATE_HZ,
      music.map((channel) => channel.slice(from)),
    );
    const apart = tail.map((channel, c) =>
      channel.subarray(at - from).map((x, i) => x - (through[c]?.[at + i] as number)),
    );
    return db(largest(apart));
  },
}));

const determinism: SignalGate = {
  gate: 'determinism: different SHA-256',
  signal: 'three runs in blocks of three sizes',
  unit: 'of 3',
  limit: 1,
  measure: () => {
    const digests = [4096, 1000, 7919].map((blockFrames) => {
      const hash = createHash('sha256');
      for (const channel of rendered(full, RATE_HZ, music, blockFrames)) hash.update(channel);
      return hash.digest('hex');
    });
    return new Set(digests).size;
  },
};

const ODD: [string, number, () => Float32Array[]][] = [
  ['NaN', RATE_HZ, () => [Float32Array.of(Number.NaN, 0.5, Number.NaN)]],
  ['infinity', RATE_HZ, () => [Float32Array.of(Number.POSITIVE_INFINITY, 0.5, Number.NEGATIVE_INFINITY)]],
  ['the largest numbers', RATE_HZ, () => [new Float32Array(5000).fill(3.4e38)]],
  ['a constant', RATE_HZ, () => [new Float32Array(50_000).fill(0.9)]],
  ['one sample', RATE_HZ, () => [Float32Array.of(2)]],
  ['mono', RATE_HZ, () => [sineWave(RATE_HZ, 1, 440, 0)]],
  ['noise at +8 dBFS', RATE_HZ, () => [whiteNoise(RATE_HZ, 1, 8), whiteNoise(RATE_HZ, 2, 8)]],
  ['silence', RATE_HZ, () => [new Float32Array(RATE_HZ)]],
  ...[8000, 22_050, 96_000, 192_000].map((rateHz): [string, number, () => Float32Array[]] => [
    `noise at ${rateHz} Hz`,
    rateHz,
    () => [whiteNoise(rateHz, 1), whiteNoise(rateHz, 2)],
  ]),
];
const robustness: SignalGate[] = ODD.map(([signal, rateHz, make]) => ({
  gate: 'robustness: samples that are missing or not finite',
  signal,
  unit: '',
  limit: 0,
  measure: () => {
    const input = make();
    const output = rendered(full, rateHz, input);
    return notFinite(output) + Math.abs((output[0]?.length ?? 0) - (input[0]?.length ?? 0));
  },
}));

/** Everything that does not depend on the music. */
export const SIGNAL_GATES: SignalGate[] = [
  ...distortion,
  ...truePeaks,
  preEcho,
  ...silence,
  ...bypass,
  ...chunked,
  ...seeking,
  determinism,
  ...robustness,
];
