import { describe, expect, it } from 'vitest';
import { launchArguments, parseLaunchOptions } from './launch-options';

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

describe('launchArguments', () => {
  it('leaves out what starts the runtime', () => {
    const development = { packaged: false, appPath: process.cwd() };
    expect(launchArguments(['/opt/electron', '--no-sandbox', '-r', '/x.js', '.', 'Music'], development)).toEqual([
      'Music',
    ]);
    expect(launchArguments(['/opt/auralis', 'Music'], { packaged: true, appPath: '/opt/app.asar' })).toEqual(['Music']);
  });
});
