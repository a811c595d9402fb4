import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LoudnessMeter } from '../../src/main/audio/analysis';
import { createChain } from '../../src/main/audio/dsp';
import { AnalysisService } from '../../src/main/audio/jobs';
import { planFor } from '../../src/main/audio/mastering';
import { ForkLauncher, TaskPool } from '../../src/main/processes';
import { generateMusic } from '../../src/scenarios/fixtures';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import { APP_FOLDER } from '../support/app';
import { hasCommand, record, timed, timedCommand } from '../support/measure';
import { temporaryFolder } from '../support/temporary-folder';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 44_100;
const BLOCK = 4096;
const SECONDS = 180;
const music = generateMusic({ rateHz: RATE_HZ, seconds: SECONDS, seed: 1 }).channels;

function* blocks(): Generator<Float32Array[]> {
  const frames = music[0]?.length ?? 0;
  for (let at = 0; at < frames; at += BLOCK) yield music.map((channel) => channel.slice(at, at + BLOCK));
}

function measure() {
  const meter = new LoudnessMeter({ rateHz: RATE_HZ, channels: 2 });
  for (const block of blocks()) meter.add(block);
  return meter.result();
}

const peer = (args: string[]) => ['-v', 'error', '-threads', '1', ...args];

describe('sound path, samples to samples', () => {
  it('measures loudness, range and true peak', () => {
    const file = join(temporaryFolder(), 'music.wav');
    writeWaveFile(file, music, RATE_HZ);
    const value = SECONDS / timed(3, measure);
    const peers = hasCommand('ffmpeg')
      ? [
          {
            name: 'ffmpeg ebur128=peak=true',
            value:
              SECONDS / timedCommand(3, 'ffmpeg', peer(['-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-'])),
          },
        ]
      : [];
    record({
      group: 'Sound path',
      name: 'loudness, range and true peak',
      value,
      unit: 'x real time',
      goal: { limit: 180, better: 'higher' },
      peers,
      how: `${SECONDS} s stereo at ${RATE_HZ} Hz on one core; the peer also reads the WAV file`,
    });
    expect(value).toBeGreaterThan(20);
  });

  it('masters', () => {
    const file = join(temporaryFolder(), 'music.wav');
    writeWaveFile(file, music, RATE_HZ);
    const request = { ...DEFAULT_ENHANCEMENT, targetLufs: -11 };
    const plan = planFor({ source: measure(), basis: 'whole-file', request });
    const value =
      SECONDS /
      timed(3, () => {
        const chain = createChain(plan, { rateHz: RATE_HZ, channels: 2 });
        for (const block of blocks()) chain.process(block);
      });
    const peers = hasCommand('ffmpeg')
      ? ['loudnorm=I=-11:TP=-1', 'volume=6dB,alimiter=limit=0.891:level=0'].map((filter) => ({
          name: `ffmpeg ${filter.split('=')[0]?.replace('volume', 'alimiter (sample peaks only)')}`,
          value: SECONDS / timedCommand(1, 'ffmpeg', peer(['-i', file, '-af', filter, '-f', 'null', '-'])),
        }))
      : [];
    record({
      group: 'Sound path',
      name: 'mastering chain (gain and true-peak limiter)',
      value,
      unit: 'x real time',
      goal: { limit: 180, better: 'higher' },
      peers,
      how: `${SECONDS} s stereo at ${RATE_HZ} Hz on one core, limiting audibly; the peers also read the WAV file`,
    });
    expect(value).toBeGreaterThan(20);
  });
});

describe('enhancing a file, all in', () => {
  it.each([10, 60, 180])('%i s of sound', async (seconds) => {
    const folder = temporaryFolder();
    const input = join(folder, 'in.wav');
    writeWaveFile(
      input,
      music.map((channel) => channel.subarray(0, seconds * RATE_HZ)),
      RATE_HZ,
    );
    const pool = new TaskPool(new ForkLauncher(), join(APP_FOLDER, 'out/main/analysis-process.js'), {
      name: 'bench',
      size: 1,
      timeoutSeconds: 120,
    });
    const service = new AnalysisService(pool);
    const factors: number[] = [];
    for (let run = 0; run < 3; run++) {
      const output = join(folder, `out-${run}.wav`);
      factors.push((await service.enhance({ input, output, request: DEFAULT_ENHANCEMENT })).realtimeFactor);
    }
    pool.dispose();
    const value = factors.toSorted((a, b) => a - b)[1] ?? Number.NaN;
    const goals: Record<number, number> = { 10: 60, 60: 100, 180: 120 };
    record({
      group: 'Enhancing files',
      name: `enhance ${seconds} s`,
      value,
      unit: 'x real time',
      goal: { limit: goals[seconds] ?? 60, better: 'higher' },
      how: 'decode, measure, plan, master, write, verify; median of 3',
    });
    expect(value).toBeGreaterThan(3);
  });
});
