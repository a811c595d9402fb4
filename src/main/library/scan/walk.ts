import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { z } from 'zod';
import { AuralisError, ProblemSchema } from '../../../shared/domain/errors';
import { hasAudioEnding } from './audio-files';
import { FolderCoverSchema, FoundFileSchema } from './file-outcome';
import { folderImage, imageStamp } from './folder-image';
import { systemCode, systemError } from './system-reason';

/** One step of a walk ends after the folder in which it has found so many files or taken so long. */
const FILES_A_STEP = 1000;
const MILLISECONDS_A_STEP = 200;

/** Folders of systems and devices, in which no music is meant. */
const SYSTEM_FOLDERS = new Set(['$RECYCLE.BIN', 'System Volume Information', '@eaDir', 'lost+found']);

/** Whether nothing of that name is looked at: hidden files and folders, and those of systems. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || SYSTEM_FOLDERS.has(name);
}

/** Names of pictures, one of which may be a folder's cover. */
const PICTURE = /\.(jpe?g|png|webp|gif|bmp)$/i;

/** What a name that is no valid text reads as. */
const REPLACEMENT = '\ufffd';

/** A folder still to be walked, and the real places that the links on the way to it have led to. */
const WalkFolderSchema = z.object({ path: z.string(), areas: z.array(z.string()) });
export type WalkFolder = z.infer<typeof WalkFolderSchema>;

export const WalkInputSchema = z.object({
  folders: z.array(WalkFolderSchema),
  /** Single files or folders to look at first; what is not there is passed over. */
  places: z.array(z.string()).optional(),
  /** Folders that are left out, with everything below them: they are walked for themselves. */
  excluded: z.array(z.string()),
});
export type WalkInput = z.infer<typeof WalkInputSchema>;

const WalkProblemSchema = z.object({ path: z.string(), isFolder: z.boolean(), problem: ProblemSchema });

export const WalkStepSchema = z.object({
  files: z.array(FoundFileSchema),
  /** Of each folder that holds music, which picture lies beside it as its cover. */
  covers: z.array(FolderCoverSchema),
  problems: z.array(WalkProblemSchema),
  /** What the next step goes on with; empty when all has been walked. */
  rest: z.array(WalkFolderSchema),
});
export type WalkStep = z.infer<typeof WalkStepSchema>;

/** Walks a part of what is left. Links are followed, but never into a place that the walk is in or comes to anyway. */
export function walkStep({ folders, excluded, places = [] }: WalkInput): WalkStep {
  const step: WalkStep = { files: [], covers: [], problems: [], rest: [...folders] };
  for (const place of places) lookAt(place, step);
  const skipped = new Set(excluded);
  const end = performance.now() + MILLISECONDS_A_STEP;
  while (step.files.length < FILES_A_STEP && performance.now() < end) {
    const folder = step.rest.pop();
    if (!folder) break;
    walkFolder(folder, skipped, step);
  }
  return step;
}

function lookAt(path: string, step: WalkStep): void {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory()) step.rest.push({ path, areas: [] });
  else if (entry?.isFile()) addFile(path, step);
  // A picture may be the cover of everything beside it.
  if (!entry?.isDirectory() && PICTURE.test(path)) step.rest.push({ path: dirname(path), areas: [] });
}

function walkFolder({ path, areas }: WalkFolder, skipped: ReadonlySet<string>, step: WalkStep): void {
  let entries: Dirent[];
  let within: string[];
  try {
    within = areas.length > 0 ? areas : [realpathSync(path)];
    entries = readdirSync(path, { withFileTypes: true });
  } catch (thrown) {
    tell(step, path, true, thrown);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const prefix = path.endsWith(sep) ? path : path + sep;
  const inner: WalkFolder[] = [];
  const filesBefore = step.files.length;
  for (const entry of entries) {
    if (isLeftOut(entry.name)) continue;
    const child = prefix + entry.name;
    if (skipped.has(child)) continue;
    if (entry.isDirectory()) inner.push({ path: child, areas: within });
    else if (entry.isFile()) addFile(child, step);
    else if (entry.isSymbolicLink()) followLink(child, within, inner, step);
  }
  if (step.files.length > filesBefore)
    step.covers.push({ folder: path, stamp: imageStamp(folderImage(path, entries)) });
  step.rest.push(...inner.reverse());
}

function addFile(path: string, step: WalkStep): void {
  if (!hasAudioEnding(path)) return;
  try {
    const { size, mtimeMs } = statSync(path);
    step.files.push({ path, sizeBytes: size, modifiedAtMs: Math.round(mtimeMs) });
  } catch (thrown) {
    tell(step, path, false, thrown);
  }
}

function followLink(path: string, areas: string[], inner: WalkFolder[], step: WalkStep): void {
  try {
    const target = statSync(path);
    if (target.isFile()) addFile(path, step);
    if (!target.isDirectory()) return;
    const real = realpathSync(path);
    if (!areas.some((area) => overlap(real, area))) inner.push({ path, areas: [...areas, real] });
  } catch (thrown) {
    if (hasAudioEnding(path)) tell(step, path, false, thrown);
  }
}

/** Whether one of two folders is the other or holds it. */
function overlap(a: string, b: string): boolean {
  const within = (inner: string, outer: string) =>
    `${inner}${sep}`.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  return within(a, b) || within(b, a);
}

function tell(step: WalkStep, path: string, isFolder: boolean, thrown: unknown): void {
  const unnamed = systemCode(thrown) === 'ENOENT' && path.includes(REPLACEMENT);
  const reason = 'its name is not valid text';
  const error = unnamed
    ? AuralisError.about(path, isFolder ? 'folder-unreadable' : 'file-unreadable', { reason })
    : systemError(thrown, path, isFolder ? 'folder' : 'file');
  step.problems.push({ path, isFolder, problem: error.toProblem() });
}
