import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../support/built-processes';
import { musicLike } from '../support/test-signals';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 44_100;
const folder = mkdtempSync(join(tmpdir(), 'auralis-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let built = '';
beforeAll(async () => {
  built = await buildProcesses();
});

function auralis(args: string[]): { status: number | null; out: string; err: string } {
  const ended = spawnSync(process.execPath, [join(built, 'cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  return { status: ended.status, out: ended.stdout, err: ended.stderr };
}

describe('enhance as another file has it, or as an album', () => {
  const musicOf = (level: number) => musicLike(RATE_HZ, 4, level);
  const enhanced = async (...args: string[]) => {
    const ended = auralis(['enhance', ...args, '--json']);
    expect(ended).toMatchObject({ status: 0, err: '' });
    return JSON.parse(ended.out);
  };
  const lufs = (result: { after: { integratedLufs: number } }) => result.after.integratedLufs;
  const fullOf = (result: { before: { integratedLufs: number } }) => result.before.integratedLufs;

  it('reaches the loudness of a reference, and goes there by an amount', async () => {
    writeWaveFile(join(folder, 'model.wav'), musicOf(-12), RATE_HZ);
    writeWaveFile(join(folder, 'quiet.wav'), musicOf(-24), RATE_HZ);
    const model = fullOf(await enhanced('model.wav', 'm.wav', '--intensity', '0'));
    const whole = await enhanced('quiet.wav', 'like.wav', '--reference', 'model.wav');
    expect(Math.abs(lufs(whole) - model)).toBeLessThan(0.2);
    const half = await enhanced('quiet.wav', 'half.wav', '--reference', 'model.wav', '--amount', '0.5');
    expect(Math.abs(lufs(half) - (model - 14) / 2)).toBeLessThan(0.2);
  });

  it('refuses a reference that has no sound', async () => {
    writeWaveFile(join(folder, 'nothing.wav'), [new Float32Array(RATE_HZ), new Float32Array(RATE_HZ)], RATE_HZ);
    const { status, err } = auralis(['enhance', 'quiet.wav', 'never.wav', '--reference', 'nothing.wav']);
    expect(status).toBe(1);
    expect(err).toMatch(/nothing\.wav/);
    expect(existsSync(join(folder, 'never.wav'))).toBe(false);
  });

  it('keeps how loud the tracks of an album are against one another', async () => {
    mkdirSync(join(folder, 'album'), { recursive: true });
    writeWaveFile(join(folder, 'album/1.wav'), musicOf(-14), RATE_HZ);
    writeWaveFile(join(folder, 'album/2.wav'), musicOf(-20), RATE_HZ);
    const apart = (results: { before: { integratedLufs: number }; after: { integratedLufs: number } }[]) =>
      results.map(lufs).reduce((first, second) => first - second);
    const alone = await enhanced('album', 'alone', '--target', '-18');
    const together = await enhanced('album', 'together', '--target', '-18', '--album');
    expect(Math.abs(apart(alone))).toBeLessThan(0.2);
    expect(apart(together)).toBeCloseTo(6, 1);
  });

  it('goes by the preset alone where the fingerprint is not to be used', async () => {
    const result = await enhanced('model.wav', 'plain.wav', '--no-fingerprint', '--target', '-18');
    const ids = result.plan.stages.map(({ explanationId }: { explanationId: string }) => explanationId);
    expect(ids).toContain('tonal-balance.unmeasured');
    expect(ids).toContain('dynamics.unmeasured');
    expect(Math.abs(lufs(result) + 18)).toBeLessThan(0.2);
  });
});
