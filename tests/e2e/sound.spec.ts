import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { FF_ENCODER_FLAC } from 'node-av/constants';
import { LoudnessMeter } from '../../src/main/audio/analysis/loudness-meter';
import { REST_SECONDS } from '../../src/renderer/audio/rest-clock';
import { generateMusic } from '../../src/scenarios/fixtures';
import { FADE_SECONDS, RING_SECONDS } from '../../src/shared/sound/stream';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
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
import { peakAt16xDb } from '../support/oversampled-peak';
import { type PulseServer, pulseMissing, type Recorded, type Recording, startPulse } from '../support/pulse';
import { sine, writeWaveFile } from '../support/wave-file';

const RATE = 48_000;
const FLAC = TEST_FORMATS.find(({ spec }) => spec.encoder === FF_ENCODER_FLAC);
/** A deeper buffer at the device bridges what the machine is held up by. */
const DEEP_BUFFER = '--audio-buffer-size=8192';
/** Most that a killed sound process may cost, on a machine that runs other tests besides. */
const RECOVERY_SECONDS = 2;
/** More than the device holds: silence for so long means that nothing is left. */
const SILENCE_SECONDS = 1;
/** The page stands still for longer than the device and the system hold between them. */
const STANDSTILL_SECONDS = 1.5;
const DANCE_SECONDS = 7;
const SOUND_PATIENCE = { timeout: 30_000 };
/** Sound goes by the clock: looked at as often as tells within what it is measured in. */
const LISTENING = { ...SOUND_PATIENCE, intervals: [50] };

test.describe('what really reaches the output', () => {
  const missing = pulseMissing();
  test.skip(missing !== null, missing ?? '');

  let profile: Profile;
  let pulse: PulseServer;
  let app: RunningApp;
  let running: RunningApp | null = null;
  let music: string;
  let outputRateHz: number;

  async function start(options: { enhanced: boolean; rateHz?: number; folder?: string }): Promise<void> {
    profile = createProfile({ enhancementEnabled: options.enhanced });
    outputRateHz = options.rateHz ?? RATE;
    pulse = await startPulse(outputRateHz);
    music = options.folder ?? join(profile.files, 'music');
    if (!options.folder) mkdirSync(music);
  }

  async function launch(buffer: readonly string[] = [DEEP_BUFFER]): Promise<Page> {
    app = await launchApp(profile, { args: [music, ...buffer], env: pulse.env });
    running = app;
    return app.page;
  }

  test.afterEach(async () => {
    await running?.close();
    running = null;
    await pulse.dispose();
    profile.dispose();
  });

  const song = (seconds: number, seed: number) => generateMusic({ rateHz: RATE, seconds, seed }).channels;
  const play = (title: string) => app.page.getByRole('button', { name: `Play ${title}`, exact: true }).click();
  const player = () => app.page.getByRole('region', { name: 'Player' });
  const ended = () => expect(player().getByRole('button', { name: 'Next' })).toBeDisabled(SOUND_PATIENCE);
  /** After the last song comes nothing. */
  const stop = async () => {
    await app.page.keyboard.press('Control+ArrowRight');
    await ended();
  };
  const soundProcess = () =>
    app.application.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Auralis Sound')?.pid ?? -1,
    );

  /** Records until so many seconds more were put out. */
  async function recordedFor(recording: Recording, seconds: number): Promise<void> {
    const until = recording.frames + seconds * outputRateHz;
    await expect.poll(() => recording.frames, LISTENING).toBeGreaterThan(until);
  }

  /** Records until so many seconds were put out from the first sound on. */
  async function heardFor(recording: Recording, seconds: number): Promise<void> {
    await expect.poll(() => recording.soundingFrames, LISTENING).toBeGreaterThan(seconds * outputRateHz);
  }

  /** Resolves once the device has put out what it still held. */
  async function drained(recording: Recording): Promise<void> {
    await expect.poll(() => recording.silentFrames, LISTENING).toBeGreaterThan(SILENCE_SECONDS * outputRateHz);
  }

  /** A new recording that begins in silence: what was played before has ended, and a start is over. */
  async function recordFromSilence(): Promise<Recording> {
    const waiting = await pulse.record();
    await drained(waiting);
    await waiting.stop();
    return pulse.record();
  }

  async function heardToItsEnd(title: string): Promise<Recorded> {
    const recording = await recordFromSilence();
    await play(title);
    await expect(player().getByRole('button', { name: 'Next' })).toBeEnabled();
    await ended();
    await drained(recording);
    return recording.stop();
  }

  test('untouched WAV and FLAC are the decoded file, bit by bit, from its first frame to its last', async () => {
    await start({ enhanced: false });
    const wave = song(1, 1);
    writeWaveFile(join(music, 'Wave.wav'), wave, RATE);
    if (!FLAC) throw new Error('no FLAC encoder');
    encodeFile(join(music, 'Lossless.flac'), song(1, 2), RATE, FLAC.spec);
    await launch();
    for (const file of ['Wave.wav', 'Lossless.flac']) {
      // The list goes on with the next song: only the last of it ends.
      const expected = decodeFile(join(music, file), RATE);
      const recording = await recordFromSilence();
      await play(file.slice(0, file.indexOf('.')));
      await heardFor(recording, 1.1);
      const heard = await recording.stop();
      expect(compare(heard, firstSound(heard), expected), file).toBe(identicalTo(expected));
    }
  });

  test('untouched real music at its own rate is the decoded file, bit by bit', async () => {
    const corpus = corpusFolder();
    test.skip(corpus === null, NO_CORPUS);
    const folder = join(corpus ?? '', 'music');
    await start({ enhanced: false, rateHz: 44_100, folder });
    await launch();
    const expected = decodeFile(join(folder, 'solo-trumpet.ogg'), 44_100);
    const title = await app.page.getByRole('button', { name: /^Play .*trumpet/i }).getAttribute('aria-label');
    const recording = await recordFromSilence();
    await play((title ?? '').replace(/^Play /, ''));
    const music0 = (expected[0] ?? new Float32Array(0)).findIndex((value) => value !== 0);
    await heardFor(recording, (expected[0]?.length ?? 0) / outputRateHz + 0.1);
    const heard = await recording.stop();
    expect(compare(heard, firstSound(heard), expected, music0)).toBe(identicalTo(expected, music0));
  });

  test('enhanced sound meets the loudness target and stays under the ceiling', async () => {
    await start({ enhanced: true });
    writeWaveFile(join(music, 'Quiet.wav'), song(6, 3), RATE);
    await launch();
    await play('Quiet');
    await expect(app.page.getByText('Decided from the loudness of the whole file.')).toBeVisible(SOUND_PATIENCE);
    await stop();
    const heard = await heardToItsEnd('Quiet');
    expectEnhanced(heard, RATE);
  });

  test('enhanced real music meets the loudness target and stays under the ceiling', async () => {
    test.setTimeout(120_000);
    const corpus = corpusFolder();
    test.skip(corpus === null, NO_CORPUS);
    await start({ enhanced: true, rateHz: 44_100 });
    const file = join(corpus ?? '', 'music', 'hungarian-dance-5.ogg');
    const whole = decodeFile(file, 44_100);
    writeWaveFile(
      join(music, 'Dance.wav'),
      whole.map((plane) => plane.slice(0, DANCE_SECONDS * 44_100)),
      44_100,
    );
    await launch();
    await play('Dance');
    await expect(app.page.getByText('Decided from the loudness of the whole file.')).toBeVisible(SOUND_PATIENCE);
    await stop();
    const recording = await recordFromSilence();
    await play('Dance');
    await heardFor(recording, DANCE_SECONDS);
    const heard = await recording.stop();
    expectEnhanced(heard, 44_100);
  });

  test('switching while it plays makes no gap and no jump', async () => {
    await start({ enhanced: false });
    const level = 0.1;
    // No number of its periods is a whole number of frames: every place of it is unlike every other.
    const frequencyHz = 441.73;
    const tone = sine(RATE * 20, RATE, frequencyHz, level);
    writeWaveFile(join(music, 'Tone.wav'), [tone, tone], RATE);
    const page = await launch();
    await play('Tone');
    await expect(page.getByText('Decided from the loudness of the whole file.')).toBeVisible(SOUND_PATIENCE);
    await stop();
    const recording = await recordFromSilence();
    await play('Tone');
    await recordedFor(recording, 1);
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('e');
      await recordedFor(recording, 0.4);
    }
    await recordedFor(recording, SILENCE_SECONDS);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const sounding = heard.left.subarray(first + 1);
    const loudest = sounding.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const gain = loudest / level;
    expect(gain).toBeGreaterThan(1.5);
    const steepest = (2 * Math.PI * frequencyHz * loudest) / RATE + (loudest - level) / (FADE_SECONDS * RATE);
    expect(largestStep(sounding)).toBeLessThanOrEqual(steepest * 1.001);
    expect(longestSilence({ ...heard, left: sounding, right: sounding })).toBeLessThanOrEqual(1);
    // Untouched again is identical again: the tone's own samples stand in the recording after the last switch.
    const end = heard.left.length - Math.round(0.2 * RATE);
    const place = findFrames({ ...heard, left: tone }, [heard.left], end, 512);
    expect(identicalFrames(heard, end, [tone, tone], place)).toBeGreaterThan(0.1 * RATE);
  });

  test('a file that follows another joins it without a frame between', async () => {
    await start({ enhanced: false });
    if (!FLAC) throw new Error('no FLAC encoder');
    const whole = song(3, 4);
    const seam = RATE + 123;
    encodeFile(
      join(music, 'Part 1.flac'),
      whole.map((plane) => plane.slice(0, seam)),
      RATE,
      FLAC.spec,
    );
    encodeFile(
      join(music, 'Part 2.flac'),
      whole.map((plane) => plane.slice(seam)),
      RATE,
      FLAC.spec,
    );
    const halves = ['Part 1.flac', 'Part 2.flac'].map((name) => decodeFile(join(music, name), RATE));
    const expected = [0, 1].map((channel) =>
      Float32Array.from(halves.flatMap((half) => [...(half[channel] ?? new Float32Array(0))])),
    );
    await launch();
    const heard = await heardToItsEnd('Part 1');
    expect(compare(heard, firstSound(heard), expected)).toBe(identicalTo(expected));
  });

  test('a seek lands on the very frame', async () => {
    await start({ enhanced: false });
    const whole = song(12, 5);
    writeWaveFile(join(music, 'Long.wav'), whole, RATE);
    const page = await launch();
    const recording = await recordFromSilence();
    await play('Long');
    await recordedFor(recording, 1);
    await page.getByRole('slider', { name: 'Seek' }).fill('8');
    await recordedFor(recording, 1);
    const heard = await recording.stop();
    const target = 8 * RATE;
    const fade = FADE_SECONDS * RATE;
    const at = findFrames(heard, whole, target + fade);
    expect(at).toBeGreaterThan(0);
    // The fade in before it holds the frames from the target on, and nothing else.
    for (let i = 0; i < fade; i++) {
      const expected = ((whole[0]?.[target + i] ?? 9) * (i + 1)) / fade;
      expect(Math.abs((heard.left[at - fade + i] ?? 9) - expected)).toBeLessThan(1e-6);
    }
  });

  test('a long pause lets the device go, and the music goes on with the very next frame', async () => {
    await start({ enhanced: false });
    const whole = song(12, 7);
    writeWaveFile(join(music, 'Long.wav'), whole, RATE);
    const page = await launch();
    const corked = () => {
      const env = { ...process.env, ...pulse.env };
      return /Corked: (yes|no)/.exec(execFileSync('pactl', ['list', 'sink-inputs'], { env }).toString())?.[1];
    };
    const recording = await recordFromSilence();
    await play('Long');
    await recordedFor(recording, 1.5);
    expect(corked()).toBe('no');
    await page.keyboard.press('Space');
    await expect.poll(corked, LISTENING).not.toBe('no');
    await page.keyboard.press('Space');
    await recordedFor(recording, 1.5);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const { from, to } = findSilence(heard);
    expect(to - from).toBeGreaterThan(REST_SECONDS * RATE);
    const fade = FADE_SECONDS * RATE;
    const again = findFrames({ ...heard, left: whole[0] ?? heard.left }, [heard.left], to + 2 * fade);
    expect(Math.abs(again - (from - first + 2 * fade))).toBeLessThan(RATE / 1000);
  });

  test('music goes on by itself when the sound process is killed', async () => {
    await start({ enhanced: false });
    const whole = song(12, 6);
    writeWaveFile(join(music, 'Long.wav'), whole, RATE);
    const page = await launch();
    const recording = await recordFromSilence();
    await play('Long');
    await recordedFor(recording, 1.5);
    const killed = await soundProcess();
    process.kill(killed, 'SIGKILL');
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('The sound stopped for a moment');
    await expect.poll(async () => [-1, killed].includes(await soundProcess()), LISTENING).toBe(false);
    // What the page still had of the old one is over by then: what is heard at the end is the new one's.
    await recordedFor(recording, RING_SECONDS + 1);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const before = identicalFrames(heard, first, whole);
    expect(before).toBeGreaterThan(RATE);
    // Where it went on is where it would have been, but for the time that it took.
    const tail = heard.left.length - Math.round(0.3 * RATE);
    const place = findFrames({ ...heard, left: whole[0] ?? heard.left }, [heard.left], tail);
    expect(place).toBeGreaterThan(before);
    expect(tail - first - place).toBeGreaterThanOrEqual(0);
    expect(tail - first - place).toBeLessThan(RECOVERY_SECONDS * RATE);
    expect(longestSilence(heard)).toBeLessThan(RECOVERY_SECONDS * RATE);
  });

  test('once the device ran dry it is opened with a longer buffer, and the music goes on from its place', async () => {
    await start({ enhanced: false });
    const whole = song(15, 8);
    writeWaveFile(join(music, 'Long.wav'), whole, RATE);
    await launch([]);
    const sinkInput = () => {
      const env = { ...process.env, ...pulse.env };
      return /Sink Input #(\d+)/.exec(execFileSync('pactl', ['list', 'sink-inputs'], { env }).toString())?.[1];
    };
    const recording = await recordFromSilence();
    await play('Long');
    await recordedFor(recording, 1.5);
    const opened = sinkInput();
    expect(opened).toBeDefined();
    const page = await app.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    process.kill(page ?? 0, 'SIGSTOP');
    await recordedFor(recording, STANDSTILL_SECONDS);
    process.kill(page ?? 0, 'SIGCONT');
    await expect.poll(() => [undefined, opened].includes(sinkInput()), LISTENING).toBe(false);
    await recordedFor(recording, RING_SECONDS + 1);
    const heard = await recording.stop();
    const first = firstSound(heard);
    const { from, to } = findSilence(heard);
    expect(to - from).toBeLessThan((STANDSTILL_SECONDS + RECOVERY_SECONDS) * RATE);
    const tail = heard.left.length - Math.round(0.3 * RATE);
    const place = findFrames({ ...heard, left: whole[0] ?? heard.left }, [heard.left], tail);
    // Nothing but the gaps lies between: less was put out, by at least the standstill less what the device held.
    expect(place).toBeGreaterThan(from - first);
    expect(place).toBeLessThan(tail - first);
  });

  function expectEnhanced(heard: Recorded, rateHz: number): void {
    const first = firstSound(heard);
    const channels = [heard.left.subarray(first), heard.right.subarray(first)];
    const meter = new LoudnessMeter({ rateHz, channels: 2 });
    meter.add(channels);
    expect(Math.abs((meter.result().integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.2);
    for (const channel of channels) expect(peakAt16xDb(channel)).toBeLessThanOrEqual(-1 + 0.05);
  }
});
