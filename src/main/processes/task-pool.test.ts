import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ForkLauncher, TaskPool } from '.';

const ENTRY = resolve(import.meta.dirname, '../../../tests/support/processes/echo-process.mjs');
const text = z.string();
let pools: TaskPool[] = [];

function openPool(size = 1, timeoutSeconds = 5): TaskPool {
  const pool = new TaskPool(new ForkLauncher(), ENTRY, { name: 'echo', size, timeoutSeconds });
  pools.push(pool);
  return pool;
}
afterEach(() => {
  for (const pool of pools) pool.dispose();
  pools = [];
});

class CountingLauncher extends ForkLauncher {
  launched = 0;
  override launch(...args: Parameters<ForkLauncher['launch']>) {
    this.launched++;
    return super.launch(...args);
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (error: { code?: string }) => error.code,
  );

describe('TaskPool', () => {
  it('gives each caller its own answer', async () => {
    const pool = openPool(2);
    const words = ['a', 'b', 'c', 'd', 'e'];
    const answers = await Promise.all(words.map((word) => pool.run('echo', word, { subject: word, output: text })));
    expect(answers).toEqual(words);
  });

  it('reports progress before the answer', async () => {
    const seen: unknown[] = [];
    const answer = await openPool().run('report', null, {
      subject: 'x',
      output: text,
      onProgress: (progress) => seen.push(progress),
    });
    expect([...seen, answer]).toEqual([0.5, 'reported']);
  });

  it('hands on typed errors', async () => {
    const failure = openPool().run('fail', 'a.mp3', { subject: 'a.mp3', output: text });
    await expect(failure).rejects.toMatchObject({ code: 'file-empty', params: { name: 'a.mp3' } });
  });

  it('outlives a process that dies, fails only its task, and goes on', async () => {
    const pool = openPool();
    const fatal = codeOf(pool.run('die', null, { subject: '/m/bad.mp3', output: text }));
    const waiting = pool.run('echo', 'still here', { subject: '/m/good.mp3', output: text });
    expect(await fatal).toBe('decoder-crashed');
    expect(await waiting).toBe('still here');
    expect(pool.crashCount).toBe(1);
  });

  it('refuses a file that made two processes die, and only that one', async () => {
    const pool = openPool();
    for (let crash = 0; crash < 2; crash++) await codeOf(pool.run('die', null, { subject: 'bad', output: text }));
    expect(await codeOf(pool.run('echo', 'x', { subject: 'bad', output: text }))).toBe('decoder-crashed');
    expect(pool.crashCount).toBe(2);
    expect(await pool.run('echo', 'x', { subject: 'good', output: text })).toBe('x');
  });

  it('stops a process that shows no sign of life', async () => {
    const pool = openPool(1, 0.3);
    expect(await codeOf(pool.run('hang', null, { subject: 'stuck', output: text }))).toBe('decoder-timeout');
    expect(await pool.run('echo', 'next', { subject: 'next', output: text })).toBe('next');
  });

  it('cancels queued and running work', async () => {
    const pool = openPool();
    const abort = new AbortController();
    const running = codeOf(pool.run('hang', null, { subject: 'a', output: text, signal: abort.signal }));
    const queued = codeOf(pool.run('hang', null, { subject: 'b', output: text, signal: abort.signal }));
    abort.abort();
    expect(await running).toBe('cancelled');
    expect(await queued).toBe('cancelled');
    expect(await pool.run('echo', 'after', { subject: 'c', output: text })).toBe('after');
  });

  it('starts no process for queued work that the same signal ended', async () => {
    const launcher = new CountingLauncher();
    const pool = new TaskPool(launcher, ENTRY, { name: 'echo', size: 1, timeoutSeconds: 5 });
    pools.push(pool);
    const abort = new AbortController();
    const work = Array.from({ length: 20 }, (_, i) =>
      codeOf(pool.run('hang', null, { subject: `${i}`, output: text, signal: abort.signal })),
    );
    abort.abort();
    expect(new Set(await Promise.all(work))).toEqual(new Set(['cancelled']));
    expect(launcher.launched).toBe(1);
  });

  it('lets urgent work go first', async () => {
    const pool = openPool();
    const order: string[] = [];
    const run = (name: string, urgent: boolean) =>
      pool.run('slow', name, { subject: name, output: text, urgent }).then((answer) => order.push(answer));
    await Promise.all([run('first', false), run('later', false), run('urgent', true)]);
    expect(order).toEqual(['first', 'urgent', 'later']);
  });

  it('refuses answers of the wrong shape', async () => {
    expect(await codeOf(openPool().run('echo', 42, { subject: 'x', output: text }))).toBe('internal');
  });

  it('fails what is left when it is disposed', async () => {
    const pool = openPool();
    const left = codeOf(pool.run('hang', null, { subject: 'x', output: text }));
    pool.dispose();
    expect(await left).toBe('cancelled');
    expect(await codeOf(pool.run('echo', 'x', { subject: 'x', output: text }))).toBe('cancelled');
  });
});
