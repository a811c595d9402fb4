import { generateMusic, wavFile } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { firstSounding, frameCount, locate } from '../../sound';
import { INAUDIBLE } from './single-song';

const SONGS = ['Alpha', 'Bravo', 'Charlie'] as const;
const [PLAYED, MISSING, NEXT] = SONGS;

export const missingFileIsSkipped: Scenario = {
  id: 'playback.missing-file-is-skipped',
  title: 'A song whose file is gone is skipped with a notice, and the music goes on',
  group: 'playback',
  depth: 'full',
  needs: ['trusted-input', 'sound-capture'],
  remedy: {
    cause: 'A file that is not there any more stopped the music or was skipped without a word.',
    consequence: 'You would not know why a song does not play.',
    action: 'Scan your folders again.',
  },
  async run(app, probe) {
    const rateHz = await app.sound.rateHz();
    const songs = SONGS.map((_, index) => generateMusic({ rateHz, seconds: 6, seed: index + 51 }));
    await probe.step('Add a folder of three songs', async () => {
      for (const [index, name] of SONGS.entries()) {
        const song = songs[index];
        if (song) await app.library.write(`${name}.wav`, wavFile(song));
      }
      await app.library.addFolder(SONGS);
      await app.enhancement.set(false);
    });
    await probe.step(`Delete the file of “${MISSING}”`, () => app.library.remove(`${MISSING}.wav`));
    await app.sound.record();
    await probe.step(`Play “${PLAYED}”, then go to the next song`, async () => {
      await app.player.play(PLAYED);
      await app.sound.heard(0.5);
      await app.player.next();
    });
    await probe.step(`See “${NEXT}” in the player`, () =>
      probe.eventually(
        `“${NEXT}” in the player`,
        () => app.player.shown(),
        (text) => text.includes(NEXT),
        { withinSeconds: 15 },
      ),
    );
    await probe.step(`Hear “${NEXT}”`, async () => {
      await app.sound.heard(1);
      const heard = await app.sound.recorded();
      const end = frameCount(heard) - Math.round(rateHz / 10);
      const next = songs[2];
      const place = next ? locate(heard, end, next, INAUDIBLE) : null;
      probe.expect(firstSounding(heard) !== null && place !== null, `the sound of “${NEXT}”`, 'other sound');
    });
    await probe.step(`Read why “${MISSING}” was skipped`, () =>
      probe.eventually(
        `a notice that names “${MISSING}”`,
        () => app.notices.shown(),
        (text) => text.includes(MISSING),
      ),
    );
  },
};
