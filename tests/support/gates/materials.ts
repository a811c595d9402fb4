import { join } from 'node:path';
import { openAudioSource } from '../../../src/main/audio/decode';
import { corpusFolder } from '../corpus';
import { musicLike, whiteNoise } from '../test-signals';

export const GATE_RATE_HZ = 44_100;

export interface Material {
  name: string;
  /** A tolerance of 0.1 dB over the ceiling is allowed on noise, 0.05 on everything else. */
  noise: boolean;
  sound: () => Float32Array[];
}

/** Music whose peaks were cut by saturation: crest under 9 dB. */
function crushed(seconds: number): Float32Array[] {
  return musicLike(GATE_RATE_HZ, seconds, 0).map((channel) => channel.map((x) => 0.9 * Math.tanh(9 * x)));
}

/** Quiet sound with a rumble under hearing and a constant offset. */
function rumbling(seconds: number): Float32Array[] {
  return musicLike(GATE_RATE_HZ, seconds, -20).map((channel) =>
    channel.map((x, i) => x + 0.1 * Math.sin((2 * Math.PI * 9 * i) / GATE_RATE_HZ) + 0.05),
  );
}

/** Noise with the slope of music, 3 dB an octave, by a cascade of leaky sums. */
function pinkish(seconds: number): Float32Array[] {
  return [3, 4].map((seed) => {
    const noise = whiteNoise(seconds * GATE_RATE_HZ, seed);
    const memory = [0, 0, 0];
    return noise.map((x) => {
      memory[0] = 0.99765 * (memory[0] as number) + x * 0.099046;
      memory[1] = 0.963 * (memory[1] as number) + x * 0.2965164;
      memory[2] = 0.57 * (memory[2] as number) + x * 1.0526913;
      return 0.06 * (memory[0] + memory[1] + memory[2] + x * 0.1848);
    });
  });
}

const synthetic = (seconds: number): Material[] => [
  { name: 'music-like', noise: false, sound: () => musicLike(GATE_RATE_HZ, seconds, -1) },
  { name: 'music-like, quiet', noise: false, sound: () => musicLike(GATE_RATE_HZ, seconds, -12) },
  { name: 'crushed', noise: false, sound: () => crushed(seconds) },
  { name: 'rumbling', noise: false, sound: () => rumbling(seconds) },
  { name: 'pink noise', noise: true, sound: () => pinkish(seconds) },
];

const MUSIC = [
  'lets-go-fishin',
  'sugar-plum-fairy',
  'vibe-ace',
  'hungarian-dance-5',
  'solo-trumpet',
  'humpback-mono',
] as const;

/** Test signals, and excerpts of real music where there is any, so many seconds of each. */
export function gateMaterials(seconds: number): Material[] {
  const folder = corpusFolder();
  if (folder === null) return synthetic(seconds);
  const music = MUSIC.map((name) => ({
    name,
    noise: false,
    sound: () => {
      const source = openAudioSource(join(folder, 'music', `${name}.ogg`));
      try {
        return source.read(seconds * GATE_RATE_HZ) as Float32Array[];
      } finally {
        source.close();
      }
    },
  }));
  return [...music, ...synthetic(seconds)];
}
