import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createProfile, launchApp, type Profile, type RunningApp } from './app';
import { type PulseServer, type Recorded, type Recording, startPulse } from './pulse';

/** A deeper buffer at the device bridges what the machine is held up by; frames. */
export const DEEP_BUFFER_FRAMES = 8192;
/** More than the deep buffer and the sound server hold between them: silence for so long means that nothing is left. */
export const HELD_SECONDS = 1;
export const SOUND_PATIENCE = { timeout: 30_000 };
/** Sound goes by the clock: looked at as often as tells within what it is measured in. */
export const LISTENING = { ...SOUND_PATIENCE, intervals: [20] };

export interface HeardPlayerOptions {
  rateHz: number;
  settings: Record<string, unknown>;
  /** Puts the songs into the music folder, before the start. */
  prepare(folder: string): unknown;
  /** Frames at the device; those that people have where it is null. */
  bufferFrames?: number | null;
}

/** The player and everything that it puts out, frame by frame, for one test or for all of a file. */
export class HeardPlayer {
  private constructor(
    private readonly profile: Profile,
    readonly app: RunningApp,
    readonly pulse: PulseServer,
    readonly rateHz: number,
    /** Folder of the songs. */
    readonly music: string,
  ) {}

  static async start(options: HeardPlayerOptions): Promise<HeardPlayer> {
    const { rateHz, bufferFrames = DEEP_BUFFER_FRAMES } = options;
    const profile = createProfile(options.settings);
    const music = join(profile.files, 'music');
    mkdirSync(music);
    options.prepare(music);
    const pulse = await startPulse(rateHz);
    const buffer = bufferFrames === null ? [] : [`--audio-buffer-size=${bufferFrames}`];
    const app = await launchApp(profile, { args: [music, ...buffer], env: pulse.env });
    return new HeardPlayer(profile, app, pulse, rateHz, music);
  }

  get page(): Page {
    return this.app.page;
  }

  /** Plays a song that was searched for: nothing but what was found comes after it. */
  async play(title: string, searched = title): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search', exact: true }).fill(searched);
    await expect(this.nextButton).toBeVisible();
    await this.page.getByRole('button', { name: `Play ${title}`, exact: true }).click();
    await expect(this.page.getByRole('region', { name: 'Player' })).toContainText(title);
  }

  /** Resolves after the last song: there is no next one. */
  async ended(): Promise<void> {
    await expect(this.nextButton).toBeDisabled(SOUND_PATIENCE);
  }

  /** Ends whatever plays, songs that would follow included. */
  async stop(): Promise<void> {
    await expect(async () => {
      if (await this.nextButton.isEnabled()) await this.nextButton.click();
      await expect(this.nextButton).toBeDisabled({ timeout: 100 });
    }).toPass({ ...SOUND_PATIENCE, intervals: [20] });
  }

  /** Resolves once so many seconds more were put out. */
  async recordedFor(recording: Recording, seconds: number): Promise<void> {
    const until = recording.frames + seconds * this.rateHz;
    await expect.poll(() => recording.frames, LISTENING).toBeGreaterThan(until);
  }

  /** Resolves once so many seconds were put out from the first sound on. */
  async heardFor(recording: Recording, seconds: number): Promise<void> {
    await expect.poll(() => recording.soundingFrames, LISTENING).toBeGreaterThan(seconds * this.rateHz);
  }

  /** Resolves once the device has put out what it still held. */
  async drained(recording: Recording): Promise<void> {
    await expect.poll(() => recording.silentFrames, LISTENING).toBeGreaterThan(HELD_SECONDS * this.rateHz);
  }

  /** A new recording that begins in silence: what was played before has ended, and a start is over. */
  async recordFromSilence(): Promise<Recording> {
    const waiting = await this.pulse.record();
    await this.drained(waiting);
    await waiting.stop();
    return this.pulse.record();
  }

  /** Everything from a song's start to the end of the last one that was found with it. */
  async heardToItsEnd(title: string, searched = title): Promise<Recorded> {
    const recording = await this.recordFromSilence();
    await this.play(title, searched);
    await expect(this.nextButton).toBeEnabled();
    await this.ended();
    await this.drained(recording);
    return recording.stop();
  }

  async dispose(): Promise<void> {
    await this.app.close();
    await this.pulse.dispose();
    this.profile.dispose();
  }

  private get nextButton() {
    return this.page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Next' });
  }
}
