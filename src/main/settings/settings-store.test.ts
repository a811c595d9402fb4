import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuralisError } from '../../shared/domain/errors';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings';
import { SettingsStore } from '.';

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-settings-'));
  const failures: AuralisError[] = [];
  const open = () => new SettingsStore(folder, (error) => failures.push(error));
  return { folder, file: join(folder, 'settings.json'), failures, open };
}

describe('SettingsStore', () => {
  it('remembers what was changed', async () => {
    const { open } = setUp();
    const store = open();
    store.change({ volume: 0.25 });
    store.change({ theme: 'dark' });
    await store.flush();
    expect(open().current).toEqual({ ...DEFAULT_SETTINGS, volume: 0.25, theme: 'dark' });
  });

  it('sets a damaged file aside, keeps its bytes and says so', () => {
    const { folder, file, open } = setUp();
    writeFileSync(file, '{"volume": ');
    const store = open();
    expect(store.current).toEqual(DEFAULT_SETTINGS);
    expect(store.problem?.code).toBe('settings-damaged');
    const aside = readdirSync(folder).find((name) => name.includes('damaged'));
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{"volume": ');
  });

  it('refuses values out of range and keeps the old ones', () => {
    const store = setUp().open();
    expect(() => store.change({ volume: 2 })).toThrow();
    expect(store.current.volume).toBe(DEFAULT_SETTINGS.volume);
  });

  it('reports a file that cannot be written', async () => {
    const failures: AuralisError[] = [];
    const store = new SettingsStore('/dev/null/nowhere', (error) => failures.push(error));
    store.change({ volume: 0.5 });
    await store.flush();
    expect(failures.map((error) => error.code)).toEqual(['not-writable']);
  });
});
