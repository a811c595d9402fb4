import type { AppDriver } from '../../driver/app-driver';
import { generateHiss } from '../../fixtures';
import type { Probe } from '../../probe';
import type { Scenario } from '../../scenario';
import { excerpt, frameCount, silences, withoutSilence } from '../../sound';
import { addSong } from '../playback/single-song';

const TITLE = 'Quiet song';
/** The target that a new profile begins with, LUFS. */
const TARGET_LUFS = -14;
const CEILING_DBTP = -1;
const TOLERANCE_LU = 0.2;
/** A stretch of steady hiss long enough that its loudness is the whole file's within some hundredths of a LU. */
const MEASURED_SECONDS = 2;
/** Part of the file that its own loudness is taken from. */
const PART_SECONDS = 5;
/** Heard before measuring: the fade between both and whatever was in the ring. */
const SETTLING_SECONDS = 0.6;
/** A song is enhanced as soon as it has been measured, which takes a moment on a slow machine. */
const MEASURING_PATIENCE = { withinSeconds: 10 };
/** Silence that a listener would notice as a gap. */
const GAP_SECONDS = 0.005;

export const reachesTargetLoudness: Scenario = {
  id: 'enhancement.reaches-target-loudness',
  title: 'The enhancement brings a quiet song to the wanted loudness, and off brings it back, without a gap',
  group: 'enhancement',
  depth: 'full',
  needs: ['trusted-input', 'sound-capture'],
  remedy: {
    cause: 'The enhanced sound did not have the loudness that was asked for.',
    consequence: 'Songs would not be equally loud.',
    action: 'Reset the enhancement to its defaults; if it comes again, save a report.',
  },
  async run(app, probe) {
    const song = await addSong(app, probe, TITLE, (rateHz) =>
      generateHiss({ rateHz, seconds: 60, seed: 61, level: 0.1 }),
    );
    const part = excerpt(song, 0, PART_SECONDS * song.rateHz);
    const sourceLufs = loudnessOf(app.sound.loudness(part).integratedLufs, probe, 'the file');
    await app.enhancement.set(true);
    await probe.step('Play the song', () => app.player.play(TITLE));

    const near = (lufs: number | null) => lufs !== null && Math.abs(lufs - TARGET_LUFS) <= TOLERANCE_LU;
    const enhanced = await probe.step('Hear it enhanced', () =>
      probe.eventually(
        `${TARGET_LUFS} LUFS, not the file's ${sourceLufs.toFixed(2)}`,
        () => hear(app),
        ({ integratedLufs }) => near(integratedLufs),
        MEASURING_PATIENCE,
      ),
    );
    probe.measure('enhanced loudness', loudnessOf(enhanced.integratedLufs, probe, 'the enhanced sound'), 'LUFS');
    const peak = enhanced.truePeakDbtp ?? Number.NEGATIVE_INFINITY;
    probe.expect(peak <= CEILING_DBTP + 0.1, `a true peak of at most ${CEILING_DBTP} dBTP`, `${peak.toFixed(2)} dBTP`);

    await probe.step('Switch it off while playing, without a gap', async () => {
      await app.sound.record();
      await app.sound.heard(0.3);
      await app.enhancement.set(false);
      await app.sound.heard(0.5);
      const heard = await app.sound.recorded();
      const gaps = silences(heard, Math.round(GAP_SECONDS * heard.rateHz));
      probe.expect(gaps.length === 0, 'no gap', `${gaps.length} gaps`);
    });
    const untouched = await probe.step('Hear it untouched', () => hear(app));
    const untouchedLufs = loudnessOf(untouched.integratedLufs, probe, 'the untouched sound');
    probe.measure('untouched loudness', untouchedLufs, 'LUFS');
    probe.expect(
      Math.abs(untouchedLufs - sourceLufs) <= TOLERANCE_LU,
      `${sourceLufs.toFixed(2)} LUFS, as the file has`,
      `${untouchedLufs.toFixed(2)} LUFS`,
    );
  },
};

function loudnessOf(value: number | null, probe: Probe, what: string): number {
  probe.expect(value !== null, `${what} to have a loudness`, 'silence');
  return Number((value ?? Number.NEGATIVE_INFINITY).toFixed(3));
}

/** Loudness of what is heard now. */
async function hear(app: AppDriver) {
  await app.sound.record();
  await app.sound.heard(SETTLING_SECONDS + MEASURED_SECONDS);
  const heard = withoutSilence(await app.sound.recorded());
  const end = frameCount(heard);
  return app.sound.loudness(excerpt(heard, Math.max(0, end - MEASURED_SECONDS * heard.rateHz), end));
}
