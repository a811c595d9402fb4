import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, type Stats } from 'node:fs';

const PERMISSION_BITS = 0o7777;

/**
 * Gives a copy the owner, the extended attributes and the permissions of its original, as far as the system lets us: one
 * who may write a file may not always give it away. The content was copied before, so that nothing is lost by what fails.
 */
export function copyAttributes(original: string, copy: string, stats: Stats): void {
  if (process.platform === 'win32') return;
  if (process.platform === 'linux') {
    // Nothing of Node's own reaches extended attributes; a system without this program keeps what follows.
    spawnSync('cp', ['--attributes-only', '--preserve=xattr', '--', original, copy], { stdio: 'ignore' });
  }
  ignoringRefusal(() => chownSync(copy, stats.uid, stats.gid));
  chmodSync(copy, stats.mode & PERMISSION_BITS);
}

function ignoringRefusal(change: () => void): void {
  try {
    change();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code !== 'EPERM' && code !== 'EACCES' && code !== 'ENOTSUP') throw thrown;
  }
}
