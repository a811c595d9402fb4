import { AnalysisEntity } from './analysis';
import { AnalysisFailureEntity } from './analysis-failure';
import { ArtworkEntity } from './artwork';
import { FingerprintEntity } from './fingerprint';
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
  AnalysisFailureEntity,
  FingerprintEntity,
  PlanEntity,
];
