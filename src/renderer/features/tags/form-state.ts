import {
  type EditableTags,
  TAG_FIELDS,
  type TagChanges,
  TagChangesSchema,
  type TagField,
  type TagSummary,
} from '../../../shared/domain/tags';

/** What the person has typed, by field; what is not in it was not touched. */
export interface TagForm {
  texts: Partial<Record<Exclude<TagField, 'compilation'>, string>>;
  compilation?: boolean;
  cover?: { kind: 'replace'; token: string; name: string } | { kind: 'remove' };
}

export const EMPTY_FORM: TagForm = { texts: {} };

export const LIST_FIELDS = ['artists', 'albumArtists', 'composers', 'genres'] as const;
export const NUMBER_FIELDS = ['trackNumber', 'trackCount', 'discNumber', 'discCount', 'bpm'] as const;

const includes = (fields: readonly string[], field: string) => fields.includes(field);

/** What stands in a field before anything is typed; null where the files differ. */
export function storedText(summary: TagSummary, field: TagField): string | null {
  if (summary.mixed.includes(field)) return null;
  const value: EditableTags[TagField] | undefined = summary.common[field];
  return Array.isArray(value) ? value.join('; ') : (value ?? '').toString();
}

/** Takes note of what was typed; a field with its old text is as if it was not touched. */
export function typed(form: TagForm, summary: TagSummary, field: keyof TagForm['texts'], text: string): TagForm {
  const { [field]: _old, ...others } = form.texts;
  const same = storedText(summary, field) === text;
  return { ...form, texts: same ? others : { ...others, [field]: text } };
}

export type CheckedForm = { changes: TagChanges } | { wrong: keyof TagForm['texts'] | 'cover' };

/** The changes that the form asks for, or the first field that cannot be written so. */
export function changesOf({ texts, compilation, cover }: TagForm): CheckedForm {
  const wished: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(texts)) wished[field] = wishedValue(field, text);
  if (compilation !== undefined) wished.compilation = compilation;
  if (cover) wished.cover = cover.kind === 'remove' ? cover : { kind: 'replace', token: cover.token };
  const checked = TagChangesSchema.safeParse(wished);
  if (checked.success) return { changes: checked.data };
  const field = checked.error.issues[0]?.path[0];
  return { wrong: field as keyof TagForm['texts'] | 'cover' };
}

function wishedValue(field: string, text: string): unknown {
  if (includes(LIST_FIELDS, field)) return text.split(';');
  if (!includes(NUMBER_FIELDS, field)) return text;
  const trimmed = text.trim();
  return trimmed === '' ? null : Number(trimmed);
}

/** How many fields the form changes. */
export function changeCount({ texts, compilation, cover }: TagForm): number {
  const named = TAG_FIELDS.filter((field) => field !== 'compilation' && texts[field] !== undefined).length;
  return named + (compilation === undefined ? 0 : 1) + (cover ? 1 : 0);
}
