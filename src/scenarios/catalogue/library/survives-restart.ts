import { generateMusic, wavFile } from '../../fixtures';
import type { Scenario } from '../../scenario';

const SONGS = ['First', 'Second', 'Third'] as const;

export const survivesRestart: Scenario = {
  id: 'library.survives-restart',
  title: 'Your library and settings are there again after a restart',
  group: 'library',
  depth: 'full',
  needs: ['trusted-input', 'restart'],
  remedy: {
    cause: 'What was stored before the restart was not read back.',
    consequence: 'You would have to add your folders again after each start.',
    action: 'Check that the disk with your profile is not full or read-only.',
  },
  async run(app, probe) {
    await probe.step('Add a folder of three songs', async () => {
      for (const [index, name] of SONGS.entries()) {
        const sound = generateMusic({ rateHz: 44_100, seconds: 1, seed: index + 10 });
        await app.library.write(`${name}.wav`, wavFile(sound));
      }
      await app.library.addFolder(SONGS);
    });
    const before = await app.library.titles();
    await probe.step('Switch the enhancement off', () => app.enhancement.set(false));
    await probe.step('Restart', () => app.restart());
    await probe.step('See the same songs in the same order', () =>
      probe.eventually(
        `the songs ${before.join(', ')}`,
        () => app.library.titles(),
        (titles) => titles.join('\n') === before.join('\n'),
      ),
    );
    await probe.step('See the enhancement still off', () =>
      probe.eventually(
        'the enhancement off',
        () => app.enhancement.isOn(),
        (on) => !on,
      ),
    );
  },
};
