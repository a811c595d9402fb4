import { generateMusic } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { agreeingFrames, firstSounding, frameCount, locate, type Silence, silences } from '../../sound';
import { addSong, INAUDIBLE } from './single-song';

const TITLE = 'Paused song';
const PAUSE_SECONDS = 0.6;
/** Fade-out, fade-in, and a block of the output at each end. */
const SEAM_SECONDS = 0.06;
/** Sound compared on each side of the pause. */
const COMPARED_SECONDS = 0.3;

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
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 12, seed: 31 }));
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

    await probe.step('Compare what was heard with the file', async () => {
      const { rateHz } = heard;
      const frames = (seconds: number) => Math.round(seconds * rateHz);
      const start = firstSounding(heard) ?? 0;
      const pauses = silences(heard, frames(PAUSE_SECONDS / 2)).filter(
        ({ from, to }) => from > start && to < frameCount(heard),
      );
      probe.expect(pauses.length === 1, 'one silence in the sound', `${pauses.length}`);
      const { from, to } = pauses[0] as Silence;
      const compared = frames(COMPARED_SECONDS);
      const beforeAt = from - frames(SEAM_SECONDS) - compared;
      const afterAt = to + frames(SEAM_SECONDS);
      const before = locate(heard, beforeAt, song, INAUDIBLE);
      const after = locate(heard, afterAt, song, INAUDIBLE);
      const intact =
        before !== null &&
        after !== null &&
        agreeingFrames(heard, beforeAt, song, before, INAUDIBLE) >= compared &&
        agreeingFrames(heard, afterAt, song, after, INAUDIBLE) >= compared;
      probe.expect(intact, 'the song before and after the pause', 'other sound');
      const played = (after ?? 0) - (before ?? 0);
      const sounded = from - beforeAt + (afterAt - to);
      const lost = (played - sounded) / rateHz;
      probe.measure('lost or repeated at a pause', Number((Math.abs(lost) * 1000).toFixed(2)), 'ms');
      probe.expect(
        Math.abs(lost) <= SEAM_SECONDS / 2,
        'the song to go on where it stopped',
        `a jump of ${lost.toFixed(3)} s`,
      );
    });
  },
};
