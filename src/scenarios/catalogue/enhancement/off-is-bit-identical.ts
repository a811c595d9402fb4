import { generateMusic } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { agreeingFrames, locate, withoutSilence } from '../../sound';
import { addSong, INAUDIBLE } from '../playback/single-song';

const TITLE = 'Untouched song';
const COMPARED_SECONDS = 2;
const SETTLED_SECONDS = 0.1;

export const offIsBitIdentical: Scenario = {
  id: 'enhancement.off-is-bit-identical',
  title: 'With the enhancement off, what comes out is the file, bit by bit',
  group: 'enhancement',
  depth: 'full',
  needs: ['trusted-input', 'sound-capture'],
  remedy: {
    cause: 'The untouched sound was not exactly what the file holds.',
    consequence: '“Off” would not be off.',
    action: 'Set the volume to full; if it comes again, save a report.',
  },
  async run(app, probe) {
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 6, seed: 71 }));
    await app.enhancement.set(false);
    await app.sound.record();
    await probe.step('Play with the enhancement off', async () => {
      await app.player.play(TITLE);
      await app.sound.heard(COMPARED_SECONDS + 2 * SETTLED_SECONDS);
    });
    const sound = withoutSilence(await app.sound.recorded());

    await probe.step('Compare every bit with the file', async () => {
      const settled = Math.round(SETTLED_SECONDS * sound.rateHz);
      const place = locate(sound, settled, song, INAUDIBLE);
      probe.expect(place !== null, 'the song', 'other sound');
      const identical = agreeingFrames(sound, settled, song, place ?? 0, 0);
      probe.measure('identical', identical, 'frames');
      probe.expect(
        identical >= COMPARED_SECONDS * sound.rateHz,
        `${COMPARED_SECONDS * sound.rateHz} frames without a difference`,
        `a difference after ${identical} frames`,
      );
    });
  },
};
