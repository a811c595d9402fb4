import { EntitySchema } from 'typeorm';

/** A fact about the library itself, such as the locale that its sort keys were made for. */
export interface MetaRow {
  key: string;
  value: string;
}

export const MetaEntity = new EntitySchema<MetaRow>({
  name: 'Meta',
  tableName: 'meta',
  columns: {
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_meta' },
    value: { type: 'text' },
  },
});

/** How often the tables of a group were written: what a cached answer is valid for. */
export interface RevisionRow {
  tableGroup: string;
  revision: number;
}

export const RevisionEntity = new EntitySchema<RevisionRow>({
  name: 'Revision',
  tableName: 'revisions',
  columns: {
    tableGroup: { name: 'table_group', type: 'text', primary: true, primaryKeyConstraintName: 'pk_revisions' },
    revision: { type: 'integer' },
  },
});
