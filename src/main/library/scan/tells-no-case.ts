import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Whether the disk of a folder takes names that differ in case only for the same: found out by asking for the folder
 * under its name in the other case. False where it cannot be told.
 */
export async function tellsNoCase(folder: string): Promise<boolean> {
  const name = basename(folder);
  const other = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
  if (other === name) return false;
  try {
    const [asNamed, asOther] = await Promise.all([stat(folder), stat(join(dirname(folder), other))]);
    return asNamed.ino === asOther.ino && asNamed.dev === asOther.dev;
  } catch {
    return false;
  }
}
