import { sep } from 'node:path';

/** Whether `path` lies somewhere below `folder`. */
export function liesBelow(path: string, folder: string): boolean {
  return path.startsWith(prefixOf(folder));
}

/** Every path below a folder is at least the first and less than the second, compared by code point. */
export function rangeBelow(folder: string): [string, string] {
  const prefix = prefixOf(folder);
  return [prefix, prefix.slice(0, -1) + String.fromCharCode(sep.charCodeAt(0) + 1)];
}

function prefixOf(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
