import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFingerprintMeter, LoudnessMeter } from '../../src/main/audio/analysis';
import { createChain } from '../../src/main/audio/dsp';
import { generateMusic } from '../../src/scenarios/fixtures';
import { analysed, EVERY_STAGE, plannedFor } from '../support/mastered';
import { hasCommand, processorTime, record, timed, timedCommand } from '../support/measure';
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

async function fingerprint() {
  const meter = await createFingerprintMeter({ rateHz: RATE_HZ, channels: 2 });
  for (const block of blocks()) meter.add(block);
  return meter.result();
}

/** How many times real time a peer's filters reach, reading the same sound from a WAV file. */
function ffmpegFactor(name: string, file: string, filter: string) {
  const args = ['-v', 'error', '-threads', '1', '-i', file, '-af', filter, '-f', 'null', '-'];
  return { name: `ffmpeg ${name}`, value: SECONDS / timedCommand(3, 'ffmpeg', args) };
}

function soxFactor(name: string, file: string, effects: string[]) {
  return { name: `sox ${name}`, value: SECONDS / timedCommand(3, 'sox', [file, '-n', ...effects]) };
}

interface Peers {
  ffmpeg: readonly (readonly [name: string, filter: string])[];
  sox: readonly (readonly [name: string, ...effects: string[]])[];
}

/** What those of the peers reach that are there. */
function peersOn(file: string, { ffmpeg, sox }: Peers) {
  return [
    ...(hasCommand('ffmpeg') ? ffmpeg.map(([name, filter]) => ffmpegFactor(name, file, filter)) : []),
    ...(hasCommand('sox') ? sox.map(([name, ...effects]) => soxFactor(name, file, effects)) : []),
  ];
}

const METERS: Peers = {
  ffmpeg: [['ebur128=peak=true', 'ebur128=peak=true']],
  sox: [['stats (levels only)', 'stats']],
};
const MASTERS: Peers = {
  ffmpeg: [
    ['loudnorm', 'loudnorm=I=-11:TP=-1'],
    ['alimiter (sample peaks only)', 'volume=6dB,alimiter=limit=0.891:level=0'],
    [
      'equalizer, acompressor and alimiter (sample peaks only)',
      'bass=g=1.5:f=100,equalizer=f=1000:t=q:w=1:g=-1,treble=g=2:f=6000,' +
        'acompressor=threshold=-20dB:ratio=2:attack=10:release=150,volume=6dB,alimiter=limit=0.891:level=0',
    ],
  ],
  sox: [
    [
      'equalizer, compand and gain -l (sample peaks only)',
      ...['bass', '1.5', '100', 'equalizer', '1000', '1q', '-1', 'treble', '2', '6000'],
      ...['compand', '0.01,0.15', '-60,-60,-20,-20,0,-10', 'gain', '-l', '6'],
    ],
  ],
};

/** The music as a WAV file, for peers. */
function musicFile(): string {
  const file = join(temporaryFolder(), 'music.wav');
  writeWaveFile(file, music, RATE_HZ);
  return file;
}

describe('sound path, samples to samples', () => {
  it('measures loudness, range and true peak', () => {
    const value = SECONDS / timed(3, measure);
    record({
      group: 'Sound path',
      name: 'loudness, range and true peak',
      value,
      unit: 'x real time',
      goal: { limit: 180, better: 'higher' },
      peers: peersOn(musicFile(), METERS),
      how: `${SECONDS} s stereo at ${RATE_HZ} Hz on one core; the peers also read the WAV file`,
    });
    expect(value).toBeGreaterThan(20);
  });

  it('takes the whole fingerprint', async () => {
    const value = SECONDS / (await processorTime(3, fingerprint));
    record({
      group: 'Sound path',
      name: 'full analysis: fingerprint, loudness, range and true peak',
      value,
      unit: 'x real time',
      goal: { limit: 180, better: 'higher' },
      peers: peersOn(musicFile(), METERS),
      how: `${SECONDS} s stereo at ${RATE_HZ} Hz, processor time of one core; the peers measure no fingerprint, and read the WAV file`,
    });
    expect(value).toBeGreaterThan(20);
  });

  it('masters', async () => {
    const plan = plannedFor(music, RATE_HZ, await analysed(music, RATE_HZ), EVERY_STAGE);
    const value =
      SECONDS /
      timed(3, () => {
        const chain = createChain(plan, { rateHz: RATE_HZ, channels: 2 });
        for (const block of blocks()) chain.process(block);
      });
    record({
      group: 'Sound path',
      name: `mastering chain (${plan.stages.map((stage) => stage.name).join(', ')})`,
      value,
      unit: 'x real time',
      goal: { limit: 180, better: 'higher' },
      peers: peersOn(musicFile(), MASTERS),
      how: `${SECONDS} s stereo at ${RATE_HZ} Hz on one core, limiting audibly; the peers also read the WAV file`,
    });
    expect(value).toBeGreaterThan(20);
  });
});
