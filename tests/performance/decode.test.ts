import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { generateMusic } from '../../src/scenarios/fixtures';
import { decodeAlone } from '../support/decode-alone';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { hasCommand, record, timed, timedCommand } from '../support/measure';
import { temporaryFolder } from '../support/temporary-folder';

const SECONDS = 180;
const BLOCK = 4096;
/** Enough for everything that waits for decoded sound, x real time. */
const FAST = 400;
/**
 * A decoder that is hardly as fast by itself, not handing out one sample, is to lose no more than a fifth to the handing out:
 * ALAC and Opus measured 363 and 374 x real time alone where the others measured 870 and more.
 */
const SHARE_OF_CODEC = 0.8;

/** Formats at their common rate; exotic rates would compare different amounts of work. */
const formats = TEST_FORMATS.filter(({ rateHz, name }) => rateHz <= 48_000 && !name.includes('float'));

describe.each(formats)('decoding $name', ({ name, ending, spec, rateHz }) => {
  it('is many times faster than real time', () => {
    const file = join(temporaryFolder(), `${name.replaceAll(' ', '-')}.${ending}`);
    encodeFile(file, generateMusic({ rateHz, seconds: SECONDS, seed: 1 }).channels, rateHz, spec);
    const seconds = timed(3, () => {
      const source = openAudioSource(file);
      while (source.read(BLOCK));
      source.close();
    });
    const peers = hasCommand('ffmpeg')
      ? [
          {
            name: 'ffmpeg',
            value: SECONDS / timedCommand(3, 'ffmpeg', ['-v', 'error', '-threads', '1', '-i', file, '-f', 'null', '-']),
          },
        ]
      : [];
    const alone = SECONDS / timed(3, () => decodeAlone(file));
    peers.push({ name: 'the codec alone', value: alone });
    const value = SECONDS / seconds;
    record({
      group: 'Decoding',
      name,
      value,
      unit: 'x real time',
      goal: { limit: Math.min(FAST, SHARE_OF_CODEC * alone), better: 'higher' },
      peers,
      how: `${SECONDS} s stereo at ${rateHz} Hz, one core, file open to last sample; the codec alone hands out no sample, ffmpeg includes its process start`,
    });
    expect(value).toBeGreaterThan(50);
  });
});
