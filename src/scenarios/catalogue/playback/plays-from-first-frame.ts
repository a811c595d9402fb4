import { generateMusic } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { agreeingFrames, firstSounding, frameCount, locate, withoutSilence } from '../../sound';
import { addSong, INAUDIBLE } from './single-song';

const TITLE = 'Long song';
const HEARD_SECONDS = 1.5;
/** Sound after which a start must be over, whatever fade it begins with. */
const SETTLED_SECONDS = 0.1;
/** How far the heard start may be from the file's: one block of the output. */
const START_TOLERANCE_FRAMES = 128;
const CLICK_TO_SOUND = 'click to first sound';

export const playsFromFirstFrame: Scenario = {
  id: 'playback.plays-from-first-frame',
  title: 'A click on a song plays it, from its first moment',
  group: 'playback',
  depth: 'quick',
  needs: ['trusted-input', 'sound-capture'],
  budgets: [{ metric: CLICK_TO_SOUND, limit: 2 }],
  remedy: {
    cause: 'What came out was not the chosen song from its beginning.',
    consequence: 'Songs would start late, wrongly or not at all.',
    action: 'Check the sound device, then restart Auralis.',
  },
  async run(app, probe) {
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 5, seed: 21 }));
    await app.enhancement.set(false);
    await app.sound.record();
    const clickedAt = await app.sound.recordedSeconds();
    await probe.step('Click the song and hear it', async () => {
      await app.player.play(TITLE);
      await app.sound.heard(HEARD_SECONDS);
    });
    const heard = await app.sound.recorded();

    await probe.step('Compare what was heard with the file', async () => {
      const start = firstSounding(heard) ?? 0;
      probe.measure(CLICK_TO_SOUND, Number((start / heard.rateHz - clickedAt).toFixed(3)), 's');
      const sound = withoutSilence(heard);
      const inserted = frameCount(heard) - start - frameCount(sound);
      probe.measure('silence while playing', Math.round((1000 * inserted) / heard.rateHz), 'ms');
      const settled = Math.round(SETTLED_SECONDS * heard.rateHz);
      const place = locate(sound, settled, song, INAUDIBLE);
      probe.expect(
        place !== null && Math.abs(place - settled) <= START_TOLERANCE_FRAMES,
        'the song from its first moment',
        place === null ? 'other sound' : `a start ${((place - settled) / heard.rateHz).toFixed(3)} s into it`,
      );
      const agreeing = agreeingFrames(sound, settled, song, place ?? 0, INAUDIBLE);
      probe.expect(
        agreeing >= heard.rateHz,
        'at least 1 s without a difference',
        `a difference after ${(agreeing / heard.rateHz).toFixed(3)} s`,
      );
    });
  },
};
