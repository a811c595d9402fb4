import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeFile } from '../../../../tests/support/encode';
import { TEST_FORMATS } from '../../../../tests/support/formats';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { sine } from '../../../../tests/support/wave-file';
import type { ReplayGain } from '../../../shared/domain/track';
import { FolderCovers } from './folder-covers';
import { readFile } from './read-file';

/** What the tag process reads from a real file that carries these tags. */
async function read(ending: string, tags: Record<string, string>): Promise<ReplayGain | null> {
  const format = TEST_FORMATS.find((candidate) => candidate.ending === ending);
  if (!format) throw new Error(`no encoder for ${ending}`);
  const folder = temporaryFolder();
  const path = join(folder, `tagged.${ending}`);
  encodeFile(path, [sine(format.rateHz, format.rateHz, 440, 0.5)], format.rateHz, { ...format.spec, tags });
  const outcome = await readFile(
    { path, sizeBytes: statSync(path).size, modifiedAtMs: 0 },
    folder,
    new FolderCovers(folder),
  );
  expect(outcome.problem).toBeNull();
  if (!outcome.tags) throw new Error('no tags');
  return outcome.tags.replayGain;
}

const REPLAY_GAIN = {
  REPLAYGAIN_TRACK_GAIN: '-7.53 dB',
  REPLAYGAIN_TRACK_PEAK: '0.988553',
  REPLAYGAIN_ALBUM_GAIN: '+2.1 dB',
  REPLAYGAIN_ALBUM_PEAK: '1.201447',
};
const READ: ReplayGain = { trackGainDb: -7.53, trackPeak: 0.988553, albumGainDb: 2.1, albumPeak: 1.201447 };

describe('replayGain', () => {
  it.each(['flac', 'mp3', 'ogg'])('reads ReplayGain 2.0 from %s', async (ending) => {
    expect(await read(ending, REPLAY_GAIN)).toEqual(READ);
  });

  it('brings R128 gains to the reference of ReplayGain, before ReplayGain that was copied along', async () => {
    const r128 = { R128_TRACK_GAIN: '-2048', R128_ALBUM_GAIN: '384' };
    expect(await read('opus', r128)).toEqual({
      trackGainDb: -3,
      trackPeak: null,
      albumGainDb: 6.5,
      albumPeak: null,
    });
    const both = await read('opus', { ...r128, REPLAYGAIN_TRACK_GAIN: '-9 dB', REPLAYGAIN_TRACK_PEAK: '0.5' });
    expect(both).toMatchObject({ trackGainDb: -3, trackPeak: 0.5 });
  });

  it('takes gains without a unit, with a comma and in small letters', async () => {
    const tags = { replaygain_track_gain: '-3,5dB', replaygain_album_gain: '4' };
    expect(await read('flac', tags)).toMatchObject({ trackGainDb: -3.5, albumGainDb: 4 });
  });

  it.each([
    'NaN',
    '1e300 dB',
    '-1000 dB',
    'Infinity dB',
    'loud',
    '-7.5 dB; DROP TABLE tracks',
    '9'.repeat(400),
    '0x10',
    '--3 dB',
  ])('takes no gain from %s, and keeps what is valid beside it', async (hostile) => {
    const tags = { REPLAYGAIN_TRACK_GAIN: hostile, REPLAYGAIN_ALBUM_GAIN: '-1 dB' };
    expect(await read('flac', tags)).toEqual({
      trackGainDb: null,
      trackPeak: null,
      albumGainDb: -1,
      albumPeak: null,
    });
  });

  it.each(['-0.5', 'NaN', '1e300', '65536', 'peak'])('takes no peak from %s', async (hostile) => {
    expect(await read('flac', { REPLAYGAIN_TRACK_PEAK: hostile })).toBeNull();
  });

  it.each(['32768', '1.5', '99999999999', '-32769'])('takes no R128 gain from %s', async (hostile) => {
    expect(await read('opus', { R128_TRACK_GAIN: hostile })).toBeNull();
  });

  it('has nothing to say of a file without such tags', async () => {
    expect(await read('flac', { TITLE: 'Quiet' })).toBeNull();
  });
});
