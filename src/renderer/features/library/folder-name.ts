/** The part of a folder's path that people know it by; the whole path where it has no name, as a drive's root. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
