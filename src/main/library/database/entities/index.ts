import { AnalysisEntity } from './analysis';
import { ArtworkEntity } from './artwork';
import { MetaEntity, RevisionEntity } from './meta';
import { PlanEntity } from './plan';
import { ScanProblemEntity } from './scan-problem';
import { ScanRootEntity } from './scan-root';
import { TrackEntity } from './track';

export const ENTITIES = [
  MetaEntity,
  RevisionEntity,
  ScanRootEntity,
  ScanProblemEntity,
  ArtworkEntity,
  TrackEntity,
  AnalysisEntity,
  PlanEntity,
];
