import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { type AudioSource, openAudioSource } from '../../src/main/audio/decode';
import { SoundStream } from '../../src/main/audio/stream/sound-stream';
import { TrackRenderer } from '../../src/main/audio/stream/track-renderer';
import { generateMusic } from '../../src/scenarios/fixtures';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { fullPlan } from '../support/full-plan';
import { temporaryFolder } from '../support/temporary-folder';

const SECONDS = 60;
const ROUNDS = 60;
const BLOCK = 4096;
/** Where code is still being compiled for the last time, and buffers have not their lasting size. */
const WARM_ROUNDS = 10;
/** What may stay over an hour, which the runtime itself takes now and then: two bytes for each block. */
const MOST_BYTES = 100_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function held(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes that an hour leaves behind, a minute being played with each call. */
function left(minute: () => void): number {
  for (let round = 0; round < WARM_ROUNDS; round++) minute();
  const before = held();
  for (let round = 0; round < ROUNDS; round++) minute();
  return held() - before;
}

it.each(['WAV 16', 'FLAC 16', 'MP3 with LAME header', 'Vorbis'])('an hour of %s leaves nothing behind', (name) => {
  const format = TEST_FORMATS.find((known) => known.name === name);
  if (!format) throw new Error(`no such format: ${name}`);
  const { rateHz, ending, spec } = format;
  const file = join(temporaryFolder(), `minute.${ending}`);
  encodeFile(file, generateMusic({ rateHz, seconds: SECONDS, seed: 1 }).channels, rateHz, spec);
  const source = openAudioSource(file, { layout: 'stereo' });
  const minute = () => {
    source.seek(0);
    while (source.read(BLOCK));
  };
  expect(left(minute)).toBeLessThan(MOST_BYTES);
  source.close();
});

/** The same minute over and over, as a file that lasts for ever would be. */
class EndlessSource implements AudioSource {
  readonly warnings = [];
  positionFrames = 0;

  constructor(
    readonly info: AudioSource['info'],
    private readonly sound: Float32Array[],
  ) {}

  read(frames: number): Float32Array[] {
    const length = this.sound[0]?.length ?? 0;
    const start = this.positionFrames % (length - frames);
    this.positionFrames += frames;
    return this.sound.map((channel) => channel.slice(start, start + frames));
  }

  seek(seconds: number): void {
    this.positionFrames = Math.round(seconds * this.info.sampleRateHz);
  }

  close(): void {}
}

it('an hour of enhanced sound on its way to the page leaves nothing behind', () => {
  const rateHz = 48_000;
  const source = new EndlessSource(
    {
      durationSeconds: null,
      durationIsEstimate: false,
      sampleRateHz: rateHz,
      channels: 2,
      channelPositions: ['FL', 'FR'],
      sourceRateHz: rateHz,
      sourceChannels: 2,
      bitsPerSample: 16,
      codec: 'pcm_s16le',
      container: 'wav',
    },
    generateMusic({ rateHz, seconds: 10, seed: 1 }).channels,
  );
  let frames = 0;
  const stream = new SoundStream({
    id: 1,
    intent: 1,
    rateHz,
    ringFrames: 2 * rateHz,
    playing: true,
    faults: new Set(),
    post: (message) => {
      if (message.type === 'block') frames += message.dry[0]?.length ?? 0;
    },
    emit: () => undefined,
  });
  const treatment = { plan: fullPlan(), dryGainDb: 0, wetGainDb: 0 };
  const failed = (error: Error) => expect.unreachable(error.message);
  const renderer = new TrackRenderer('endless', source, treatment, failed);
  stream.begin({ entry: 1, path: 'endless', ...treatment }, renderer, 0, BLOCK);
  const minute = () => {
    for (const end = frames + SECONDS * rateHz; frames < end; ) {
      stream.feed(BLOCK);
      const framesPlayed = Math.max(0, frames - 2 * BLOCK);
      const progress = { type: 'progress', stream: 1, dropoutFrames: 0, finished: false } as const;
      stream.progress({ ...progress, framesPlayed, framesBuffered: frames - framesPlayed });
    }
  };
  expect(left(minute)).toBeLessThan(MOST_BYTES);
  expect(frames).toBeGreaterThanOrEqual((ROUNDS + WARM_ROUNDS) * SECONDS * rateHz);
});
