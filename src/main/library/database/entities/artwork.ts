import { EntitySchema } from 'typeorm';

/** A cover on disk, named by the SHA-256 of its bytes. */
export interface ArtworkRow {
  hash: string;
  mimeType: string;
  sizeBytes: number;
}

export const ArtworkEntity = new EntitySchema<ArtworkRow>({
  name: 'Artwork',
  tableName: 'artwork',
  columns: {
    hash: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_artwork' },
    mimeType: { name: 'mime_type', type: 'text' },
    sizeBytes: { name: 'size_bytes', type: 'integer' },
  },
});
