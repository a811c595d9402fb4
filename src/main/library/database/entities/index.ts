import { AlbumEntity } from './album';
import { AnalysisEntity } from './analysis';
import { AnalysisFailureEntity } from './analysis-failure';
import { AppearanceEntity, ArtistEntity, TrackArtistEntity } from './artist';
import { ArtworkEntity } from './artwork';
import { EnhancementOverridesEntity, EnhancementPresetEntity } from './enhancement';
import { FingerprintEntity } from './fingerprint';
import { FolderCoverEntity } from './folder-cover';
import { GenreEntity, TrackGenreEntity } from './genre';
import { CopyEntity, PrintEntity, SoundEntity } from './likeness';
import { MetaEntity, RevisionEntity } from './meta';
import { PlanEntity } from './plan';
import { PlayEntity } from './play';
import { PlaylistEntity, PlaylistEntryEntity } from './playlist';
import { QueueStateEntity, QueueTracksEntity } from './queue';
import { ScanProblemEntity } from './scan-problem';
import { ScanRootEntity } from './scan-root';
import { SearchWordEntity } from './search-word';
import { TagEditEntity, TagEditFileEntity } from './tag-edit';
import { TrackEntity } from './track';

export const ENTITIES = [
  MetaEntity,
  RevisionEntity,
  ScanRootEntity,
  ScanProblemEntity,
  ArtworkEntity,
  TrackEntity,
  AlbumEntity,
  ArtistEntity,
  TrackArtistEntity,
  AppearanceEntity,
  GenreEntity,
  TrackGenreEntity,
  PlayEntity,
  AnalysisEntity,
  AnalysisFailureEntity,
  FingerprintEntity,
  PlanEntity,
  PlaylistEntity,
  PlaylistEntryEntity,
  QueueStateEntity,
  QueueTracksEntity,
  FolderCoverEntity,
  TagEditEntity,
  TagEditFileEntity,
  SearchWordEntity,
  EnhancementPresetEntity,
  EnhancementOverridesEntity,
  SoundEntity,
  PrintEntity,
  CopyEntity,
];
