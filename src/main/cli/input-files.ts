import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import { walkStep } from '../library';
import { isGlob, parseGlob } from './glob';

/** A file to be worked on and where its result goes. */
export interface FilePair {
  input: string;
  output: string;
}

interface FoundInput {
  input: string;
  /** Its place below the output folder, with the ending of the input. */
  place: string;
}

/** Whether a path means one file rather than what a folder or a pattern holds. */
export function isPlainFile(path: string): boolean {
  if (isFolder(path)) return false;
  return existsSync(path) || !isGlob(path);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * The sound files that files, folders and patterns mean, each with its place below `outFolder`: what lies in folders keeps
 * its structure. No two results share a place and none lies on an input; a number after the name keeps them apart.
 * `complain` hears of folders that cannot be read. Throws AuralisError `file-not-found` where a pattern or folder holds
 * nothing.
 */
export function pairFiles(
  paths: string[],
  outFolder: string,
  ending: string,
  complain: (message: string) => void,
): FilePair[] {
  const found = paths.flatMap((path) => inputsOf(path, outFolder, complain));
  const unique = new Map<string, FoundInput>();
  for (const one of found) if (!unique.has(resolve(one.input))) unique.set(resolve(one.input), one);
  const taken = new Set(unique.keys());
  return [...unique.values()].map(({ input, place }) => {
    const { dir, name } = parse(place);
    let output = join(outFolder, dir, name + ending);
    for (let number = 2; taken.has(resolve(output)); number++)
      output = join(outFolder, dir, `${name} (${number})${ending}`);
    taken.add(resolve(output));
    return { input, output };
  });
}

function inputsOf(path: string, outFolder: string, complain: (message: string) => void): FoundInput[] {
  if (isPlainFile(path)) return [{ input: path, place: basename(path) }];
  const glob = isFolder(path) ? { base: path, matches: () => true } : parseGlob(path);
  const inputs = soundFilesIn(glob.base, outFolder, complain)
    .map((input) => ({ input, place: relative(glob.base, input) }))
    .filter(({ place }) => glob.matches(place));
  if (inputs.length === 0) throw AuralisError.about(path, 'file-not-found');
  return inputs;
}

/** All sound files below a folder, sorted; results of an earlier run in `outFolder` are no input. */
function soundFilesIn(folder: string, outFolder: string, complain: (message: string) => void): string[] {
  const root = resolve(folder);
  const excluded = resolve(outFolder) === root ? [] : [resolve(outFolder)];
  const files: string[] = [];
  let rest = [{ path: root, areas: [] as string[] }];
  while (rest.length > 0) {
    const step = walkStep({ folders: rest, excluded });
    for (const { problem } of step.problems) complain(problem.message);
    files.push(...step.files.map(({ path }) => join(folder, relative(root, path))));
    rest = step.rest;
  }
  return files.toSorted((a, b) => dirname(a).localeCompare(dirname(b)) || a.localeCompare(b));
}
