import { describe, expect, it } from 'vitest';
import { parseLaunchOptions } from './launch-options';

describe('parseLaunchOptions', () => {
  it('takes folders, relative ones from the working folder', () => {
    expect(parseLaunchOptions(['--no-sandbox', 'Music', '/srv/more'], '/home/ada').folders).toEqual([
      '/home/ada/Music',
      '/srv/more',
    ]);
  });

  it('honours seeded faults in a scenario run only', () => {
    const fault = '--seed-fault=sound.dry-altered';
    expect([...parseLaunchOptions([fault], '/').seededFaults]).toEqual([]);
    expect([...parseLaunchOptions([fault, '--scenario-run'], '/').seededFaults]).toEqual(['sound.dry-altered']);
  });
});
