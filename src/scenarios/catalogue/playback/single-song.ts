import type { AppDriver } from '../../driver/app-driver';
import { wavFile } from '../../fixtures';
import type { Probe } from '../../probe';
import type { Sound } from '../../sound';

/** Puts one song into the library, at the output's own rate so that what is heard can be compared sample by sample. */
export async function addSong(
  app: AppDriver,
  probe: Probe,
  title: string,
  generate: (rateHz: number) => Sound,
): Promise<Sound> {
  return probe.step(`Add a folder with the song “${title}”`, async () => {
    const song = generate(await app.sound.rateHz());
    await app.library.write(`${title}.wav`, wavFile(song));
    await app.library.addFolder([title]);
    return song;
  });
}

/** Differences that no ear hears: half a per mille of full scale, a few steps of a 16-bit sample. */
export const INAUDIBLE = 1 / 2048;
