import { EntitySchema } from 'typeorm';

/** A preset of the person's own. */
export interface EnhancementPresetRow {
  id: number;
  name: string;
  description: string;
  base: string;
  intensity: number;
  targetLufs: number;
  ceilingDbtp: number;
}

export const EnhancementPresetEntity = new EntitySchema<EnhancementPresetRow>({
  name: 'EnhancementPreset',
  tableName: 'enhancement_presets',
  columns: {
    id: {
      type: 'integer',
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'pk_enhancement_presets',
    },
    name: { type: 'text' },
    description: { type: 'text' },
    base: { type: 'text' },
    intensity: { type: 'real' },
    targetLufs: { name: 'target_lufs', type: 'real' },
    ceilingDbtp: { name: 'ceiling_dbtp', type: 'real' },
  },
});

/** Parameters set by hand for exactly one of a track, an album and a preset. */
export interface EnhancementOverridesRow {
  id: number;
  trackId: number | null;
  albumKey: string | null;
  presetKey: string | null;
  overridesJson: string;
}

export const EnhancementOverridesEntity = new EntitySchema<EnhancementOverridesRow>({
  name: 'EnhancementOverrides',
  tableName: 'enhancement_overrides',
  columns: {
    id: {
      type: 'integer',
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'pk_enhancement_overrides',
    },
    trackId: {
      name: 'track_id',
      type: 'integer',
      nullable: true,
      foreignKey: {
        target: 'Track',
        inverseSide: 'id',
        name: 'fk_enhancement_overrides_track_id',
        onDelete: 'CASCADE',
      },
    },
    albumKey: { name: 'album_key', type: 'text', nullable: true },
    presetKey: { name: 'preset_key', type: 'text', nullable: true },
    overridesJson: { name: 'overrides_json', type: 'text' },
  },
  uniques: [
    { name: 'uq_enhancement_overrides_track_id', columns: ['trackId'] },
    { name: 'uq_enhancement_overrides_album_key', columns: ['albumKey'] },
    { name: 'uq_enhancement_overrides_preset_key', columns: ['presetKey'] },
  ],
});
