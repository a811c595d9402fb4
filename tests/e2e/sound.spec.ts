import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FF_ENCODER_FLAC } from 'node-av/constants';
import { LoudnessMeter } from '../../src/main/audio/analysis/loudness-meter';
import { REST_SECONDS } from '../../src/renderer/audio/rest-clock';
import { generateMusic } from '../../src/scenarios/fixtures';
import { FADE_SECONDS, RING_SECONDS } from '../../src/shared/sound/stream';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import {
  compare,
  decodeFile,
  findFrames,
  findSilence,
  firstSound,
  identicalFrames,
  identicalTo,
  largestStep,
  longestSilence,
} from '../support/heard';
import { HELD_SECONDS, HeardPlayer, LISTENING, SOUND_PATIENCE } from '../support/heard-player';
import { peakAt16xDb } from '../support/oversampled-peak';
import { type PulseServer, pulseMissing, type Recorded } from '../support/pulse';
import { sine, writeWaveFile } from '../support/wave-file';

/** The corpus' own, so that its music is heard as it is. */
const RATE = 44_100;
/** Most that a killed sound process may cost, on a machine that runs other tests besides. */
const RECOVERY_SECONDS = 2;
/** The page stands still for longer than the device and the system hold between them. */
const STANDSTILL_SECONDS = 1.5;
const DANCE_SECONDS = 5;
const LEVEL = 0.1;
/** No number of its periods is a whole number of frames: every place of it is unlike every other. */
const TONE_HZ = 441.73;
const DECIDED = 'Decided from the loudness of the whole file.';

const song = (seconds: number, seed: number, rateHz = RATE) => generateMusic({ rateHz, seconds, seed }).channels;
const SEAM_FRAMES = RATE + 123;
/** The songs of all tests of the player that they share. */
function writeAllSongs(music: string): void {
  const flac = TEST_FORMATS.find(({ spec }) => spec.encoder === FF_ENCODER_FLAC)?.spec;
  if (!flac) throw new Error('no FLAC encoder');
  const wave = (title: string, channels: Float32Array[]) => writeWaveFile(join(music, `${title}.wav`), channels, RATE);
  wave('Wave', song(1, 1));
  encodeFile(join(music, 'Lossless.flac'), song(1, 2), RATE, flac);
  wave('Quiet', song(4, 3));
  const tone = sine(RATE * 20, RATE, TONE_HZ, LEVEL);
  wave('Tone', [tone, tone]);
  wave('Long', song(12, 5));
  const joined = song(3, 4);
  for (const [title, from, to] of [
    ['Part 1', 0, SEAM_FRAMES],
    ['Part 2', SEAM_FRAMES, 3 * RATE],
  ] as const)
    encodeFile(
      join(music, `${title}.flac`),
      joined.map((plane) => plane.slice(from, to)),
      RATE,
      flac,
    );
  const corpus = corpusFolder();
  if (corpus === null) return;
  copyFileSync(join(corpus, 'music', 'solo-trumpet.ogg'), join(music, 'solo-trumpet.ogg'));
  const dance = decodeFile(join(corpus, 'music', 'hungarian-dance-5.ogg'), RATE);
  wave(
    'Dance',
    dance.map((plane) => plane.slice(0, DANCE_SECONDS * RATE)),
  );
}

const soundProcess = ({ app }: HeardPlayer) =>
  app.application.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Auralis Sound')?.pid ?? -1,
  );

/** What the sound server tells of the streams that are played to it. */
const streams = ({ env }: PulseServer) =>
  execFileSync('pactl', ['list', 'sink-inputs'], { env: { ...process.env, ...env } }).toString();

function expectEnhanced(heard: Recorded): void {
  const first = firstSound(heard);
  const channels = [heard.left.subarray(first), heard.right.subarray(first)];
  const meter = new LoudnessMeter({ rateHz: heard.rateHz, channels: 2 });
  meter.add(channels);
  expect(Math.abs((meter.result().integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.2);
  for (const channel of channels) expect(peakAt16xDb(channel)).toBeLessThanOrEqual(-1 + 0.05);
}

test.describe('what really reaches the output', () => {
  // One player for all of them; after a failure a new one is started for those that are left.
  test.describe.configure({ mode: 'default' });
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');
  let player: HeardPlayer;

  test.beforeAll(async () => {
    if (missing !== null) return;
    player = await HeardPlayer.start({ rateHz: RATE, settings: { enhancementEnabled: false }, prepare: writeAllSongs });
    await expect(player.page.getByRole('button', { name: /^Play / })).toHaveCount(corpusFolder() ? 9 : 7);
  });
  test.afterAll(() => player?.dispose());
  test.afterEach(() => player.stop());

  const enhance = async (on: boolean) => {
    await player.page.getByRole('switch', { name: 'Enhance' }).click();
    await expect(player.page.getByRole('switch', { name: 'Enhance' })).toBeChecked({ checked: on });
  };
  /** Afterwards the plan that is made of the whole song is kept, and nothing plays. */
  const measured = async (title: string) => {
    await player.play(title);
    await expect(player.page.getByText(DECIDED)).toBeVisible(SOUND_PATIENCE);
    await player.stop();
  };

  for (const file of ['Wave.wav', 'Lossless.flac'])
    test(`untouched, ${file} is the decoded file, bit by bit, from its first frame to its last`, async () => {
      const expected = decodeFile(join(player.music, file), RATE);
      const recording = await player.recordFromSilence();
      await player.play(file.slice(0, file.indexOf('.')));
      await player.heardFor(recording, 1.1);
      const heard = await recording.stop();
      expect(compare(heard, firstSound(heard), expected), file).toBe(identicalTo(expected));
    });

  test('untouched real music at its own rate is the decoded file, bit by bit', async () => {
    test.skip(corpusFolder() === null, NO_CORPUS);
    const expected = decodeFile(join(player.music, 'solo-trumpet.ogg'), RATE);
    const recording = await player.recordFromSilence();
    await player.play('solo-trumpet');
    const music0 = (expected[0] ?? new Float32Array(0)).findIndex((value) => value !== 0);
    await player.heardFor(recording, (expected[0]?.length ?? 0) / RATE + 0.1);
    const heard = await recording.stop();
    expect(compare(heard, firstSound(heard), expected, music0)).toBe(identicalTo(expected, music0));
  });

  test('enhanced sound meets the loudness target and stays under the ceiling', async () => {
    await enhance(true);
    await measured('Quiet');
    expectEnhanced(await player.heardToItsEnd('Quiet'));
    await enhance(false);
  });

  test('enhanced real music meets the loudness target and stays under the ceiling', async () => {
    test.skip(corpusFolder() === null, NO_CORPUS);
    await enhance(true);
    await measured('Dance');
    const recording = await player.recordFromSilence();
    await player.play('Dance');
    await player.heardFor(recording, DANCE_SECONDS);
    expectEnhanced(await recording.stop());
    await player.stop();
    await enhance(false);
  });

  test('switching while it plays makes no gap and no jump', async () => {
    const [tone = new Float32Array(0)] = decodeFile(join(player.music, 'Tone.wav'), RATE);
    await measured('Tone');
    const recording = await player.recordFromSilence();
    await player.play('Tone');
    await player.heardFor(recording, 0.5);
    for (let i = 0; i < 6; i++) {
      await player.page.keyboard.press('e');
      await player.recordedFor(recording, 0.4);
    }
    await player.recordedFor(recording, HELD_SECONDS);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const sounding = heard.left.subarray(first + 1);
    const loudest = sounding.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const gain = loudest / LEVEL;
    expect(gain).toBeGreaterThan(1.5);
    const steepest = (2 * Math.PI * TONE_HZ * loudest) / RATE + (loudest - LEVEL) / (FADE_SECONDS * RATE);
    expect(largestStep(sounding)).toBeLessThanOrEqual(steepest * 1.001);
    expect(longestSilence({ ...heard, left: sounding, right: sounding })).toBeLessThanOrEqual(1);
    // Untouched again is identical again: the tone's own samples stand in the recording after the last switch.
    const end = heard.left.length - Math.round(0.2 * RATE);
    const place = findFrames({ ...heard, left: tone }, [heard.left], end, 512);
    expect(identicalFrames(heard, end, [tone, tone], place)).toBeGreaterThan(0.1 * RATE);
  });

  test('a file that follows another joins it without a frame between', async () => {
    const halves = ['Part 1.flac', 'Part 2.flac'].map((name) => decodeFile(join(player.music, name), RATE));
    const expected = [0, 1].map((channel) =>
      Float32Array.from(halves.flatMap((half) => [...(half[channel] ?? new Float32Array(0))])),
    );
    const heard = await player.heardToItsEnd('Part 1', 'Part');
    expect(compare(heard, firstSound(heard), expected)).toBe(identicalTo(expected));
  });

  test('a seek lands on the very frame', async () => {
    const [long = new Float32Array(0)] = decodeFile(join(player.music, 'Long.wav'), RATE);
    const recording = await player.recordFromSilence();
    await player.play('Long');
    await player.heardFor(recording, 0.5);
    await player.page.getByRole('slider', { name: 'Seek' }).fill('8');
    await player.recordedFor(recording, 1);
    const heard = await recording.stop();
    const target = 8 * RATE;
    const fade = FADE_SECONDS * RATE;
    const at = findFrames(heard, [long], target + fade);
    expect(at).toBeGreaterThan(0);
    // The fade in before it holds the frames from the target on, and nothing else.
    for (let i = 0; i < fade; i++) {
      const expected = ((long[target + i] ?? 9) * (i + 1)) / fade;
      expect(Math.abs((heard.left[at - fade + i] ?? 9) - expected)).toBeLessThan(1e-6);
    }
  });

  test('a long pause lets the device go, and the music goes on with the very next frame', async () => {
    const [long = new Float32Array(0)] = decodeFile(join(player.music, 'Long.wav'), RATE);
    const corked = () => /Corked: (yes|no)/.exec(streams(player.pulse))?.[1];
    const recording = await player.recordFromSilence();
    await player.play('Long');
    await player.heardFor(recording, 0.5);
    expect(corked()).toBe('no');
    await player.page.keyboard.press('Space');
    await expect.poll(corked, LISTENING).not.toBe('no');
    await player.page.keyboard.press('Space');
    await player.recordedFor(recording, 1);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const { from, to } = findSilence(heard);
    expect(to - from).toBeGreaterThan(REST_SECONDS * RATE);
    const fade = FADE_SECONDS * RATE;
    const again = findFrames({ ...heard, left: long }, [heard.left], to + 2 * fade);
    expect(Math.abs(again - (from - first + 2 * fade))).toBeLessThan(RATE / 1000);
  });

  test('music goes on by itself when the sound process is killed', async () => {
    const [long = new Float32Array(0), right = long] = decodeFile(join(player.music, 'Long.wav'), RATE);
    const recording = await player.recordFromSilence();
    await player.play('Long');
    await player.heardFor(recording, 1.1);
    const killed = await soundProcess(player);
    process.kill(killed, 'SIGKILL');
    await expect(player.page.getByRole('region', { name: 'Notices' })).toContainText('The sound stopped for a moment');
    await expect.poll(async () => [-1, killed].includes(await soundProcess(player)), LISTENING).toBe(false);
    // What the page still had of the old one is over by then: what is heard at the end is the new one's.
    await player.recordedFor(recording, RING_SECONDS + 1);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const before = identicalFrames(heard, first, [long, right]);
    expect(before).toBeGreaterThan(RATE);
    // Where it went on is where it would have been, but for the time that it took.
    const tail = heard.left.length - Math.round(0.3 * RATE);
    const place = findFrames({ ...heard, left: long }, [heard.left], tail);
    expect(place).toBeGreaterThan(before);
    expect(tail - first - place).toBeGreaterThanOrEqual(0);
    expect(tail - first - place).toBeLessThan(RECOVERY_SECONDS * RATE);
    expect(longestSilence(heard)).toBeLessThan(RECOVERY_SECONDS * RATE);
  });
});

test('once the device ran dry it is opened with a longer buffer, and the music goes on from its place', async () => {
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');
  const rateHz = 48_000;
  const [whole = new Float32Array(0), right = whole] = song(15, 8, rateHz);
  // With the buffer that people have: a given one is not made longer.
  const player = await HeardPlayer.start({
    rateHz,
    settings: { enhancementEnabled: false },
    prepare: (music) => writeWaveFile(join(music, 'Long.wav'), [whole, right], rateHz),
    bufferFrames: null,
  });
  try {
    const stream = () => /Sink Input #(\d+)/.exec(streams(player.pulse))?.[1];
    const recording = await player.recordFromSilence();
    await player.play('Long');
    await player.heardFor(recording, 1);
    const opened = stream();
    expect(opened).toBeDefined();
    const page = await player.app.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    process.kill(page ?? 0, 'SIGSTOP');
    await player.recordedFor(recording, STANDSTILL_SECONDS);
    process.kill(page ?? 0, 'SIGCONT');
    await expect.poll(() => [undefined, opened].includes(stream()), LISTENING).toBe(false);
    await player.recordedFor(recording, RING_SECONDS + 1);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const { from, to } = findSilence(heard);
    expect(to - from).toBeLessThan((STANDSTILL_SECONDS + RECOVERY_SECONDS) * rateHz);
    const tail = heard.left.length - Math.round(0.3 * rateHz);
    const place = findFrames({ ...heard, left: whole }, [heard.left], tail);
    // Nothing but the gaps lies between: less was put out, by at least the standstill less what the device held.
    expect(place).toBeGreaterThan(from - first);
    expect(place).toBeLessThan(tail - first);
  } finally {
    await player.dispose();
  }
});
