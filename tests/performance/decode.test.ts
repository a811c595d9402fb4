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
    const alone = timed(3, () => decodeAlone(file));
    peers.push({ name: 'the codec alone', value: SECONDS / alone });
    const value = SECONDS / seconds;
    record({
      group: 'Decoding',
      name,
      value,
      unit: 'x real time',
      goal: { limit: 400, better: 'higher' },
      peers,
      how: `${SECONDS} s stereo at ${rateHz} Hz, one core, file open to last sample; the codec alone hands out no sample, ffmpeg includes its process start`,
    });
    expect(value).toBeGreaterThan(50);
  });
});
