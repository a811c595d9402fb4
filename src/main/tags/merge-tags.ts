import { type EditableTags, TAG_FIELDS, type TagSummary } from '../../shared/domain/tags';

/** What several files' tags have in common, and in which fields they differ. */
export function mergeTags(files: readonly EditableTags[]): Pick<TagSummary, 'common' | 'mixed'> {
  const [first, ...others] = files;
  if (!first) return { common: {}, mixed: [] };
  const isMixed = (field: keyof EditableTags) =>
    others.some((tags) => JSON.stringify(tags[field]) !== JSON.stringify(first[field]));
  const mixed = ([...TAG_FIELDS, 'cover'] as const).filter(isMixed);
  const common = Object.fromEntries(Object.entries(first).filter(([field]) => !mixed.some((one) => one === field)));
  return { common, mixed };
}
