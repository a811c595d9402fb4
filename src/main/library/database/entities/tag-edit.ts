import { EntitySchema } from 'typeorm';

/** One change that a person made to the tags of files. */
export interface TagEditRow {
  id: number;
  atMs: number;
  fieldsJson: string;
}

/**
 * A file of an edit. A size, time and hash name the file as it was before and as the edit left it; they are unknown until
 * the copy is made.
 */
export interface TagEditFileRow {
  id: number;
  editId: number;
  path: string;
  state: string;
  copyPath: string;
  deltaName: string;
  deltaBytes: number | null;
  beforeSizeBytes: number | null;
  beforeModifiedAtMs: number | null;
  beforeHash: string | null;
  afterSizeBytes: number | null;
  afterModifiedAtMs: number | null;
  afterHash: string | null;
}

export const TagEditEntity = new EntitySchema<TagEditRow>({
  name: 'TagEdit',
  tableName: 'tag_edits',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    atMs: { name: 'at_ms', type: 'real' },
    fieldsJson: { name: 'fields_json', type: 'text' },
  },
});

const optional = (name: string, type: 'integer' | 'real' | 'text') => ({ name, type, nullable: true });

export const TagEditFileEntity = new EntitySchema<TagEditFileRow>({
  name: 'TagEditFile',
  tableName: 'tag_edit_files',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    editId: {
      name: 'edit_id',
      type: 'integer',
      foreignKey: { target: 'TagEdit', inverseSide: 'id', name: 'fk_tag_edit_files_edit_id', onDelete: 'CASCADE' },
    },
    path: { type: 'text' },
    state: { type: 'text' },
    copyPath: { name: 'copy_path', type: 'text' },
    deltaName: { name: 'delta_name', type: 'text' },
    deltaBytes: optional('delta_bytes', 'integer'),
    beforeSizeBytes: optional('before_size_bytes', 'integer'),
    beforeModifiedAtMs: optional('before_modified_at_ms', 'real'),
    beforeHash: optional('before_hash', 'text'),
    afterSizeBytes: optional('after_size_bytes', 'integer'),
    afterModifiedAtMs: optional('after_modified_at_ms', 'real'),
    afterHash: optional('after_hash', 'text'),
  },
  indices: [
    { name: 'ix_tag_edit_files_edit_id', columns: ['editId'] },
    { name: 'ix_tag_edit_files_path', columns: ['path'] },
  ],
});
