import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openAudioSource } from '../../../src/main/audio/decode';
import { DEFAULT_ENHANCEMENT, stageOf } from '../../../src/shared/domain/plan';
import { thdAndNoiseDb } from '../distortion';
import { analysed, mastered } from '../mastered';
import { temporaryFolder } from '../temporary-folder';
import { sineWave } from '../test-signals';
import { writeWaveFile } from '../wave-file';
import { GATE_RATE_HZ, type Material } from './materials';
import { crestDb } from './measures';
import type { SignalResult } from './report';
import { DISTORTION, steadyPart } from './signal-gates';

export interface PeerResult {
  material: string;
  peer: string;
  lufs: number;
  peakDbtp: number;
  rangeChangeLu: number;
  crestLostDb: number;
}

const { targetLufs, ceilingDbtp } = DEFAULT_ENHANCEMENT;
const LIMIT = 10 ** (ceilingDbtp / 20);

/** How each peer is called for a file in and a file out; `gainDb` is what Auralis gives the same material. */
const PEERS: { name: string; command: (input: string, output: string, gainDb: number) => string[] }[] = [
  {
    name: 'ffmpeg loudnorm',
    command: (input, output) => ffmpeg(input, output, `loudnorm=I=${targetLufs}:TP=${ceilingDbtp}:LRA=11`),
  },
  {
    name: 'ffmpeg volume + alimiter',
    command: (input, output, gainDb) => ffmpeg(input, output, `volume=${gainDb}dB,alimiter=limit=${LIMIT}:level=false`),
  },
  { name: 'sox gain -l', command: (input, output, gainDb) => ['sox', input, output, 'gain', '-l', String(gainDb)] },
];

function ffmpeg(input: string, output: string, filter: string): string[] {
  const format = ['-ar', String(GATE_RATE_HZ), '-c:a', 'pcm_f32le'];
  return ['ffmpeg', '-v', 'error', '-y', '-i', input, '-af', filter, ...format, output];
}

/** THD+N of another limiter on the same sines, where it is installed. */
export function peerDistortion(): SignalResult[] {
  const folder = temporaryFolder();
  const input = join(folder, 'in.wav');
  const output = join(folder, 'out.wav');
  return DISTORTION.flatMap(({ frequencyHz }) => {
    writeWaveFile(input, [sineWave(GATE_RATE_HZ, 5, frequencyHz, 0)], GATE_RATE_HZ);
    const [program = '', ...args] = ffmpeg(input, output, `volume=5dB,alimiter=limit=${LIMIT}:level=false`);
    if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) return [];
    const source = openAudioSource(output);
    const [heard] = source.read(5 * GATE_RATE_HZ) as [Float32Array];
    source.close();
    const value = thdAndNoiseDb(steadyPart(heard), GATE_RATE_HZ, frequencyHz);
    const gate = 'limiter distortion: THD+N at 6 dB over the ceiling';
    return [
      { gate: { gate, signal: `${frequencyHz} Hz, ffmpeg alimiter`, unit: 'dB', limit: null }, value, passed: true },
    ];
  });
}

/** What others, where they are installed, make of a material. */
export async function peersFor({ name: material, sound: make }: Material): Promise<PeerResult[]> {
  const sound = make();
  const { before, plan } = await mastered(sound, GATE_RATE_HZ);
  const gainDb = stageOf(plan, 'make-up-gain')?.gainDb ?? 0;
  const folder = temporaryFolder();
  const input = join(folder, 'in.wav');
  writeWaveFile(input, sound, GATE_RATE_HZ);
  const results: PeerResult[] = [];
  for (const { name: peer, command } of PEERS) {
    const output = join(folder, 'out.wav');
    const [program = '', ...args] = command(input, output, gainDb);
    if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) continue;
    const source = openAudioSource(output);
    const heard = source.read(60 * GATE_RATE_HZ) as Float32Array[];
    source.close();
    const { loudness } = await analysed(heard, GATE_RATE_HZ);
    results.push({
      material,
      peer,
      lufs: loudness.integratedLufs ?? Number.NaN,
      peakDbtp: loudness.truePeakDbtp ?? Number.NaN,
      rangeChangeLu: (loudness.rangeLu ?? 0) - (before.loudness.rangeLu ?? 0),
      crestLostDb: crestDb(sound) - crestDb(heard),
    });
  }
  return results;
}
