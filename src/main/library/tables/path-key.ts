/** A path as paths are compared: composed letters, and in lower case where the disk does not tell case apart. */
export function comparablePath(path: string, foldsCase: boolean): string {
  const composed = path.normalize('NFC');
  return foldsCase ? composed.toLowerCase() : composed;
}

/** The same where it differs from the path, else null: most paths need no second copy. */
export function pathKey(path: string, foldsCase: boolean): string | null {
  const key = comparablePath(path, foldsCase);
  return key === path ? null : key;
}
