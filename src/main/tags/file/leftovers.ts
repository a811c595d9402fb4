import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOf } from './other-tags';

const PREFIX = '.auralis-tags-';
const COPY_NAME = /^\.auralis-tags-([0-9a-f]{8})-(\d+)-[0-9a-f-]{36}\.part$/;

/** Machines share folders: a copy that another one is making is not ours to judge. */
function machine(): string {
  return hashOf(Buffer.from(hostname())).slice(0, 8);
}

/** A name for a copy beside a file. It begins with a dot, so that no scan takes it for music, and says who makes it. */
export function copyPathFor(path: string): string {
  return join(dirname(path), `${PREFIX}${machine()}-${process.pid}-${randomUUID()}.part`);
}

/** Removes copies in a folder whose makers on this machine are gone. Throws what the file system throws. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, maker, pid] = COPY_NAME.exec(name) ?? [];
    if (maker === machine() && pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
