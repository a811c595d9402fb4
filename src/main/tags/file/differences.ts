import {
  type EditableTags,
  TAG_FIELDS,
  type TagDifference,
  type TagField,
  type TagValue,
} from '../../../shared/domain/tags';
import type { FileChanges } from './apply-changes';
import { hashOf } from './other-tags';

/** A value as one text; null where there is none. */
export function shownValue(value: TagValue | undefined): string | null {
  if (value === undefined || value === null || value === false) return null;
  if (Array.isArray(value)) return value.length > 0 ? value.join('; ') : null;
  return value === true ? 'true' : String(value);
}

const isSame = (a: TagValue | undefined, b: TagValue | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** The changes that really change something in a file that says `tags` now. */
export function effectiveChanges(tags: EditableTags, changes: FileChanges): FileChanges {
  const effective: Record<string, unknown> = {};
  for (const field of TAG_FIELDS) {
    const wanted = changes[field];
    if (wanted !== undefined && !isSame(tags[field], wanted)) effective[field] = wanted;
  }
  const { cover } = changes;
  if (cover !== undefined && (cover ? hashOf(cover.data) : null) !== (tags.cover?.hash ?? null))
    effective.cover = cover;
  return effective as FileChanges;
}

/** Before and after of every field that changes. Of a cover its kind and size are told. */
export function differences(tags: EditableTags, changes: FileChanges): TagDifference[] {
  const told: TagDifference[] = TAG_FIELDS.filter((field) => changes[field] !== undefined).map((field) => ({
    field,
    before: shownValue(tags[field]),
    after: shownValue(changes[field] as TagValue),
  }));
  if (changes.cover === undefined) return told;
  const { cover } = changes;
  const picture = (mimeType: string, sizeBytes: number) => `${mimeType}, ${Math.ceil(sizeBytes / 1024)} KiB`;
  const before = tags.cover ? picture(tags.cover.mimeType, tags.cover.sizeBytes) : null;
  return [...told, { field: 'cover', before, after: cover ? picture(cover.mimeType, cover.data.length) : null }];
}

/** Fields in which a written file says something else than it should: what was asked for, or what it said before. */
export function unkeptFields(before: EditableTags, after: EditableTags, changes: FileChanges): (TagField | 'cover')[] {
  const wrong: (TagField | 'cover')[] = TAG_FIELDS.filter((field) => {
    const wanted = changes[field] === undefined ? before[field] : changes[field];
    return !isSame(after[field], wanted);
  });
  const cover = changes.cover === undefined ? before.cover?.hash : changes.cover && hashOf(changes.cover.data);
  // Where the shown cover is taken out, another picture of the file may be shown in its place.
  const coverIsRight = changes.cover === null ? after.cover?.hash !== before.cover?.hash : after.cover?.hash === cover;
  return coverIsRight ? wrong : [...wrong, 'cover'];
}
