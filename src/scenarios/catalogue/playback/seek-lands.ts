import { generateMusic } from '../../fixtures';
import type { Scenario } from '../../scenario';
import { frameCount, locate, withoutSilence } from '../../sound';
import { addSong, INAUDIBLE } from './single-song';

const TITLE = 'Sought song';
const JUMP_SECONDS = 5;
/** The place that the jump counts from is announced four times a second at least. */
const JUMP_TOLERANCE_SECONDS = 0.5;
const SETTLED_SECONDS = 0.1;
const TAIL_SECONDS = 0.5;

export const seekLands: Scenario = {
  id: 'playback.seek-lands',
  title: 'A jump in a song lands where it should, in sound and on the screen',
  group: 'playback',
  depth: 'full',
  needs: ['trusted-input', 'sound-capture'],
  remedy: {
    cause: 'After a jump the sound was not that of the place jumped to.',
    consequence: 'The seek bar would lie.',
    action: 'Play the file from its start; if only one file does this, it may be damaged.',
  },
  async run(app, probe) {
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 20, seed: 41 }));
    await app.enhancement.set(false);
    await app.sound.record();
    await probe.step('Play', async () => {
      await app.player.play(TITLE);
      await app.sound.heard(0.8);
    });
    await probe.step('Jump 5 s on', () => app.player.jumpForward());
    await app.sound.heard(1.2);
    const shownAt = await app.player.position();
    const sound = withoutSilence(await app.sound.recorded());

    await probe.step('Compare what was heard with the file', async () => {
      const frames = (seconds: number) => Math.round(seconds * sound.rateHz);
      const firstAt = frames(SETTLED_SECONDS);
      const lastAt = frameCount(sound) - frames(TAIL_SECONDS);
      const first = locate(sound, firstAt, song, INAUDIBLE);
      const last = locate(sound, lastAt, song, INAUDIBLE);
      probe.expect(first !== null && last !== null, 'the song before and after the jump', 'other sound');
      // Both places move on with the sound; what is more between them than was heard is the jump.
      const jumped = ((last ?? 0) - (first ?? 0) - (lastAt - firstAt)) / sound.rateHz;
      probe.measure('jump heard', Number(jumped.toFixed(3)), 's');
      probe.expect(
        Math.abs(jumped - JUMP_SECONDS) <= JUMP_TOLERANCE_SECONDS,
        `a jump of ${JUMP_SECONDS} s`,
        `${jumped.toFixed(3)} s`,
      );
      const heardAt = ((last ?? 0) + frames(TAIL_SECONDS)) / sound.rateHz;
      probe.expect(
        Math.abs(shownAt - heardAt) <= JUMP_TOLERANCE_SECONDS,
        `the seek bar at ${heardAt.toFixed(2)} s, which is heard`,
        `${shownAt.toFixed(2)} s`,
      );
    });
  },
};
