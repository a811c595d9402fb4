import { serveTasks, taskHandler } from '../processes';
import {
  type ChangesForFile,
  CommitInputSchema,
  PrepareInputSchema,
  PreviewInputSchema,
  ReadTagsInputSchema,
  RestoreInputSchema,
} from './edit-messages';
import type { FileChanges } from './file/apply-changes';
import { differences, effectiveChanges } from './file/differences';
import { findTarget, requireWritable } from './file/file-state';
import { readCover } from './file/new-cover';
import { hashOf } from './file/other-tags';
import { prepareFile } from './file/prepare-file';
import { readTags } from './file/read-tags';
import { commitFile, restoreCopy } from './file/replace-file';
import { withTagFile } from './file/tag-file';

/** The changes with the cover itself in place of its path. */
function withCover({ fields, coverPath }: ChangesForFile): FileChanges {
  if (coverPath === undefined) return fields;
  return { ...fields, cover: coverPath === null ? null : readCover(coverPath) };
}

/** Reads and writes tags. Files that nobody vouches for are parsed here: it may die without harm. */
serveTasks({
  'tags.read': taskHandler(ReadTagsInputSchema, ({ path }) =>
    withTagFile(findTarget(path, null).path, path, (file) => readTags(file)),
  ),
  'tags.picture': taskHandler(ReadTagsInputSchema, ({ path }) => {
    const { mimeType, data } = readCover(path);
    return { hash: hashOf(data), mimeType, sizeBytes: data.length };
  }),
  'tags.preview': taskHandler(PreviewInputSchema, ({ path, expected, changes }) => {
    const target = findTarget(path, expected);
    const tags = withTagFile(target.path, path, (file) => readTags(file));
    const effective = effectiveChanges(tags, withCover(changes));
    if (Object.keys(effective).length > 0) requireWritable(path, target);
    return { tags, differences: differences(tags, effective), otherNames: target.stats.nlink - 1 };
  }),
  'tags.prepare': taskHandler(PrepareInputSchema, ({ changes, ...input }, report) =>
    prepareFile(input, withCover(changes), () => report(null)),
  ),
  'tags.commit': taskHandler(CommitInputSchema, ({ path, copyPath, before }) => {
    commitFile(path, copyPath, before);
    return null;
  }),
  'tags.restore': taskHandler(RestoreInputSchema, ({ path, copyPath, deltaPath, edited, original }) => {
    restoreCopy(path, copyPath, deltaPath, edited, original);
    return null;
  }),
});
