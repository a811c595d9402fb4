import { generateMusic } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { firstSounding, frameCount, locate, silences, withoutSilence } from '../../sound';
import { addSong, INAUDIBLE } from './single-song';

const TITLE = 'Paused song';
const PAUSE_SECONDS = 0.6;
/** Sound after which a start is over, whatever fade it begins with. */
const SEAM_SECONDS = 0.06;
/** Sound after the pause that is compared, counted from the end. */
const LAST_SECONDS = 0.3;
/** One block of the output: a fade may begin or end on a frame that is zero. */
const TOLERANCE_SECONDS = 0.003;

export const pauseKeepsEveryFrame: Scenario = {
  id: 'playback.pause-keeps-every-frame',
  title: 'Pause is silence, and afterwards the song goes on where it stopped',
  group: 'playback',
  depth: 'quick',
  needs: ['trusted-input', 'sound-capture'],
  remedy: {
    cause: 'Pausing did not silence the sound, or lost a part of the song.',
    consequence: 'Music would go on unasked, or jump.',
    action: 'Restart Auralis; if it comes again, save a report.',
  },
  async run(app, probe) {
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 6, seed: 31 }));
    await app.enhancement.set(false);
    await app.sound.record();
    await probe.step('Play, then pause', async () => {
      await app.player.play(TITLE);
      await app.sound.heard(0.7);
      await app.player.pause();
    });
    await probe.step('Wait, then go on', async () => {
      const pausedAt = await app.sound.recordedSeconds();
      await probe.eventually(
        'time to pass',
        () => app.sound.recordedSeconds(),
        (now) => now - pausedAt >= PAUSE_SECONDS,
      );
      await app.player.resume();
      await app.sound.heard(0.7);
    });
    const heard = await app.sound.recorded();

    await probe.step('Hear silence while paused', async () => {
      const start = firstSounding(heard) ?? 0;
      const longest = PAUSE_SECONDS * 0.5 * heard.rateHz;
      const pauses = silences(heard, longest).filter(({ from, to }) => from > start && to < frameCount(heard));
      probe.expect(pauses.length === 1, 'one long silence in the sound', `${pauses.length}`);
    });
    await probe.step('Compare the sound around it with the file', async () => {
      const sound = withoutSilence(heard);
      const frames = (seconds: number) => Math.round(seconds * sound.rateHz);
      const earlyAt = frames(SEAM_SECONDS);
      const lateAt = frameCount(sound) - frames(LAST_SECONDS);
      const early = locate(sound, earlyAt, song, INAUDIBLE);
      const late = locate(sound, lateAt, song, INAUDIBLE);
      probe.expect(early !== null && late !== null, 'the song before and after the pause', 'other sound');
      const lost = ((late ?? 0) - (early ?? 0) - (lateAt - earlyAt)) / sound.rateHz;
      probe.measure('lost or repeated at a pause', Number((Math.abs(lost) * 1000).toFixed(2)), 'ms');
      probe.expect(
        Math.abs(lost) <= TOLERANCE_SECONDS,
        'the song to go on where it stopped',
        `a jump of ${lost.toFixed(3)} s`,
      );
    });
  },
};
