import type { AppDriver } from '../../driver/app-driver';
import { generateMusic } from '../../fixtures';
import type { Probe } from '../../probe';
import type { Scenario } from '../../scenario';
import { agreeingFrames, firstSounding, frameCount, locate, type Sound, withoutSilence } from '../../sound';
import { addSong, INAUDIBLE } from './single-song';

const TITLE = 'Sought song';
/** Heard on each side of a jump. */
const HEARD_SECONDS = 0.8;
/** Longer than the fades and the ring's rest at a jump, shorter than what is heard after it. */
const SEAM_SECONDS = 0.1;
const START_TOLERANCE_SECONDS = 0.05;
const JUMP_SECONDS = 5;
const LANDING_PATIENCE = { withinSeconds: 15 };
/** What the screen shows, and the key jumps from, is a moment behind or ahead of the sound on a busy machine. */
const TOLERANCE_SECONDS = 1;

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
    const song = await addSong(app, probe, TITLE, (rateHz) => generateMusic({ rateHz, seconds: 14, seed: 41 }));
    await app.enhancement.set(false);
    await app.sound.record();
    await probe.step('Play', async () => {
      await app.player.play(TITLE);
      await app.sound.heard(2);
    });

    await probe.step('Jump back to the start', async () => {
      const { landedAt } = await jump(app, probe, song, () => app.player.jumpToStart());
      probe.measure('start missed by', Number(landedAt.toFixed(3)), 's');
      probe.expect(landedAt <= START_TOLERANCE_SECONDS, 'the start of the song', `${landedAt.toFixed(3)} s into it`);
    });
    await probe.step('Jump 5 s on', async () => {
      const { askedFrom, leftAt, landedAt, heardFrom, heardTo, shownAt } = await jump(app, probe, song, () =>
        app.player.jumpForward(),
      );
      probe.measure('jump heard', Number((landedAt - leftAt).toFixed(3)), 's');
      const [least, most] = [askedFrom + JUMP_SECONDS, leftAt + JUMP_SECONDS];
      probe.expect(
        landedAt >= least - TOLERANCE_SECONDS && landedAt <= most + TOLERANCE_SECONDS,
        `the place ${JUMP_SECONDS} s on from where the key was pressed, ${least.toFixed(2)} to ${most.toFixed(2)} s`,
        `${landedAt.toFixed(3)} s`,
      );
      probe.expect(
        shownAt >= heardFrom - TOLERANCE_SECONDS && shownAt <= heardTo + TOLERANCE_SECONDS,
        `the seek bar at ${heardFrom.toFixed(2)} to ${heardTo.toFixed(2)} s, which was heard while it was read`,
        `${shownAt.toFixed(2)} s`,
      );
    });
  },
};

/**
 * Jumps while listening; says where in the song the sound was before it was asked to jump, where it left (it goes on until
 * the other place is ready) and landed, what was shown some time later, and where the sound was before and after that was read.
 */
async function jump(app: AppDriver, probe: Probe, song: Sound, action: () => Promise<void>) {
  await app.sound.record();
  await app.sound.heard(HEARD_SECONDS);
  const askedAfter = await app.sound.recordedSeconds();
  await action();
  // Until the other place is ready the sound goes on where it was; what the seek bar moves on by is heard.
  const aimedAt = await app.player.position();
  await probe.eventually(
    'the seek bar moving on from where it was sent',
    () => app.player.position(),
    (now) => now !== aimedAt,
    LANDING_PATIENCE,
  );
  await app.sound.heard(HEARD_SECONDS);
  const readFrom = await app.sound.recordedSeconds();
  const shownAt = await app.player.position();
  const readTo = await app.sound.recordedSeconds();
  const heard = await app.sound.recorded();
  const sound = withoutSilence(heard);
  const left = locate(sound, 0, song, INAUDIBLE);
  const seam = agreeingFrames(sound, 0, song, left ?? 0, INAUDIBLE);
  const seamFrames = Math.round(SEAM_SECONDS * sound.rateHz);
  const landed = locate(sound, seam + seamFrames, song, INAUDIBLE);
  probe.expect(left !== null && landed !== null, 'the song before and after the jump', 'other sound');
  const landedFrame = Math.max(0, (landed ?? 0) - seamFrames);
  const endsAt = (landedFrame + frameCount(sound) - seam) / sound.rateHz;
  const endSeconds = frameCount(heard) / heard.rateHz;
  const leftAt = ((left ?? 0) + seam) / sound.rateHz;
  const heardBefore = askedAfter - (firstSounding(heard) ?? 0) / heard.rateHz;
  return {
    askedFrom: Math.min(leftAt, (left ?? 0) / sound.rateHz + heardBefore),
    leftAt,
    landedAt: landedFrame / sound.rateHz,
    heardFrom: endsAt - (endSeconds - readFrom),
    heardTo: endsAt - (endSeconds - readTo),
    shownAt,
  };
}
