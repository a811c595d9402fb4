import { EntitySchema } from 'typeorm';

/** Which picture lay in a folder as the cover of the music in it, when that was read. */
export interface FolderCoverRow {
  folder: string;
  rootId: number;
  stamp: string;
}

export const FolderCoverEntity = new EntitySchema<FolderCoverRow>({
  name: 'FolderCover',
  tableName: 'folder_covers',
  columns: {
    folder: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_folder_covers' },
    rootId: {
      name: 'root_id',
      type: 'integer',
      foreignKey: { target: 'ScanRoot', inverseSide: 'id', name: 'fk_folder_covers_root_id', onDelete: 'CASCADE' },
    },
    stamp: { type: 'text' },
  },
  indices: [{ name: 'ix_folder_covers_root_id', columns: ['rootId'] }],
});
