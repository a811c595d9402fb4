import { beforeAll, expect, it } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { openTestLibrary } from '../../../tests/support/open-test-library';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { OverrideDesk } from './override-desk';

const WARM = { scope: 'preset', preset: 'warm' } as const;
const BRIGHT = { scope: 'preset', preset: 'bright' } as const;

let processFolder: string;
beforeAll(async () => {
  processFolder = await buildProcesses();
});

async function openDesk() {
  const library = await openTestLibrary(temporaryFolder(), processFolder);
  const desk = new OverrideDesk(library);
  await desk.readPresets([]);
  return { library, desk };
}

it('clears what was set before, in the order in which it was asked for', async () => {
  const { library, desk } = await openDesk();
  const set = desk.hold(WARM, { ratio: 2 });
  const cleared = desk.holdNothing(WARM);
  await Promise.all([set, cleared]);
  expect(desk.layers(null, 'warm').preset).toEqual({});
  await desk.keep();
  expect(await library.overrides(WARM)).toEqual({});
});

it('keeps what another owner was given before it clears', async () => {
  const { library, desk } = await openDesk();
  await desk.hold(WARM, { ratio: 2 });
  await desk.holdNothing(BRIGHT);
  await desk.keep();
  expect(await library.overrides(WARM)).toEqual({ ratio: 2 });
  expect(desk.layers(null, 'warm').preset).toEqual({ ratio: 2 });
});

it('keeps two bands that are changed one right after the other', async () => {
  const { library, desk } = await openDesk();
  const changes = [
    { band: 2, gainDb: 3 },
    { band: 7, gainDb: -2 },
  ];
  await Promise.all(changes.map((change) => desk.hold(WARM, { bandsDb: [change] })));
  await desk.keep();
  expect(await library.overrides(WARM)).toEqual({ bandsDb: [null, null, 3, null, null, null, null, -2, null] });
});
