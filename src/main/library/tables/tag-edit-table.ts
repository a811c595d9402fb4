import { z } from 'zod';
import { type EDIT_STATES, EditFieldSchema, type EditFile, EditFileSchema } from '../edits/edit-protocol';
import type { FileIdentity } from '../library-types';
import type { Statements } from '../worker/statements';

type State = (typeof EDIT_STATES)[number];
type HashedState = NonNullable<EditFile['before']>;

interface FileRow {
  id: number;
  editId: number;
  path: string;
  state: string;
  copyPath: string;
  deltaName: string;
  beforeSizeBytes: number | null;
  beforeModifiedAtMs: number | null;
  beforeHash: string | null;
  afterSizeBytes: number | null;
  afterModifiedAtMs: number | null;
  afterHash: string | null;
}

const SELECT_FILES = `SELECT id, edit_id AS editId, path, state, copy_path AS copyPath, delta_name AS deltaName,
    before_size_bytes AS beforeSizeBytes, before_modified_at_ms AS beforeModifiedAtMs, before_hash AS beforeHash,
    after_size_bytes AS afterSizeBytes, after_modified_at_ms AS afterModifiedAtMs, after_hash AS afterHash
  FROM tag_edit_files`;

const FieldsSchema = z.array(EditFieldSchema);

/** What was written into files and how it is undone. */
export class TagEditTable {
  constructor(private readonly statements: Statements) {}

  all(): { id: number; atMs: number; files: number; fields: z.infer<typeof FieldsSchema> }[] {
    const sql = `SELECT e.id, e.at_ms AS atMs, e.fields_json AS fieldsJson, count(f.id) AS files
      FROM tag_edits AS e JOIN tag_edit_files AS f ON f.edit_id = e.id AND f.state = 'written'
      GROUP BY e.id ORDER BY e.id DESC`;
    return this.statements
      .rows<{ id: number; atMs: number; fieldsJson: string; files: number }>('tag-edits.all', sql)
      .all()
      .map(({ fieldsJson, ...edit }) => ({ ...edit, fields: FieldsSchema.parse(JSON.parse(fieldsJson)) }));
  }

  filesOf(editId: number): EditFile[] {
    const sql = `${SELECT_FILES} WHERE edit_id = ? ORDER BY id`;
    return this.statements.rows<FileRow>('tag-edits.files', sql).all(editId).map(toFile);
  }

  unsettled(): EditFile[] {
    const sql = `${SELECT_FILES} WHERE state <> 'written' ORDER BY id`;
    return this.statements.rows<FileRow>('tag-edits.unsettled', sql).all().map(toFile);
  }

  file(id: number): EditFile | null {
    const row = this.statements.rows<FileRow>('tag-edits.file', `${SELECT_FILES} WHERE id = ?`).get(id);
    return row ? toFile(row) : null;
  }

  begin(fields: readonly string[]): number {
    const sql = 'INSERT INTO tag_edits (at_ms, fields_json) VALUES (?, ?)';
    return Number(this.statements.rows('tag-edits.begin', sql).run(Date.now(), JSON.stringify(fields)).lastInsertRowid);
  }

  note(file: Pick<EditFile, 'editId' | 'path' | 'copyPath' | 'deltaName'>): number {
    const sql = `INSERT INTO tag_edit_files (edit_id, path, state, copy_path, delta_name) VALUES (?, ?, 'begun', ?, ?)`;
    const { lastInsertRowid } = this.statements
      .rows('tag-edits.note', sql)
      .run(file.editId, file.path, file.copyPath, file.deltaName);
    return Number(lastInsertRowid);
  }

  prove(id: number, before: HashedState, after: HashedState, deltaBytes: number): void {
    const sql = `UPDATE tag_edit_files SET state = 'proven', delta_bytes = ?, before_size_bytes = ?,
      before_modified_at_ms = ?, before_hash = ?, after_size_bytes = ?, after_modified_at_ms = ?, after_hash = ?
      WHERE id = ?`;
    const valuesOf = ({ sizeBytes, modifiedAtMs, hash }: HashedState) => [sizeBytes, modifiedAtMs, hash] as const;
    this.statements.rows('tag-edits.prove', sql).run(deltaBytes, ...valuesOf(before), ...valuesOf(after), id);
  }

  setState(id: number, state: State): void {
    this.statements.rows('tag-edits.state', 'UPDATE tag_edit_files SET state = ? WHERE id = ?').run(state, id);
  }

  undo(id: number, copyPath: string): void {
    const sql = `UPDATE tag_edit_files SET state = 'undoing', copy_path = ? WHERE id = ?`;
    this.statements.rows('tag-edits.undo', sql).run(copyPath, id);
  }

  remove(id: number): void {
    this.statements.rows('tag-edits.remove', 'DELETE FROM tag_edit_files WHERE id = ?').run(id);
  }

  /** Whether it was an edit of ours, or its undoing, that made the one file of the other: then the sound is the same. */
  explains(from: FileIdentity, to: Omit<FileIdentity, 'path'>): boolean {
    const sql = `SELECT 1 FROM tag_edit_files WHERE path = ? AND (
      (before_size_bytes = ? AND before_modified_at_ms = ? AND after_size_bytes = ? AND after_modified_at_ms = ?) OR
      (after_size_bytes = ? AND after_modified_at_ms = ? AND before_size_bytes = ? AND before_modified_at_ms = ?))`;
    const pair = [from.sizeBytes, from.modifiedAtMs, to.sizeBytes, to.modifiedAtMs] as const;
    return this.statements.column('tag-edits.explains', sql).get(from.path, ...pair, ...pair) !== undefined;
  }

  /** Forgets the oldest edits beyond these limits, and those without files; not while an edit is in hand. */
  trim(mostEdits: number, mostBytes: number): string[] {
    const sql = `SELECT e.id, coalesce(sum(f.delta_bytes), 0) AS bytes,
        sum(f.state <> 'written') AS unsettled
      FROM tag_edits AS e LEFT JOIN tag_edit_files AS f ON f.edit_id = e.id GROUP BY e.id ORDER BY e.id DESC`;
    const edits = this.statements.rows<{ id: number; bytes: number; unsettled: number }>('tag-edits.sizes', sql).all();
    const empty = 'DELETE FROM tag_edits WHERE id NOT IN (SELECT edit_id FROM tag_edit_files)';
    this.statements.rows('tag-edits.remove-empty', empty).run();
    const names: string[] = [];
    let kept = 0;
    let bytes = 0;
    for (const edit of edits) {
      bytes += edit.bytes;
      kept++;
      if ((kept <= mostEdits && bytes <= mostBytes) || kept === 1 || edit.unsettled > 0) continue;
      names.push(...this.filesOf(edit.id).map(({ deltaName }) => deltaName));
      this.statements.rows('tag-edits.drop', 'DELETE FROM tag_edits WHERE id = ?').run(edit.id);
    }
    return names;
  }
}

function toFile(row: FileRow): EditFile {
  const { id, editId, path, state, copyPath, deltaName } = row;
  const stateOf = (sizeBytes: number | null, modifiedAtMs: number | null, hash: string | null) =>
    sizeBytes === null ? null : { sizeBytes, modifiedAtMs, hash };
  return EditFileSchema.parse({
    id,
    editId,
    path,
    state,
    copyPath,
    deltaName,
    before: stateOf(row.beforeSizeBytes, row.beforeModifiedAtMs, row.beforeHash),
    after: stateOf(row.afterSizeBytes, row.afterModifiedAtMs, row.afterHash),
  });
}
