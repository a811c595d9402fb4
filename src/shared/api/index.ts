import type { ContractRouterClient } from '@orpc/contract';
import { analysisContract } from './analysis';
import { batchContract } from './batch';
import { browseContract } from './browse';
import { diagnosticsContract } from './diagnostics';
import { enhancementContract } from './enhancement';
import { libraryContract } from './library';
import { likenessContract } from './likeness';
import { playbackContract } from './playback';
import { playlistsContract } from './playlists';
import { queueContract } from './queue';
import { settingsContract } from './settings';
import { tagsContract } from './tags';
import { windowContract } from './window';

/** The only surface between page and main process; both sides validate against it. */
export const contract = {
  library: libraryContract,
  browse: browseContract,
  likeness: likenessContract,
  playback: playbackContract,
  queue: queueContract,
  playlists: playlistsContract,
  enhancement: enhancementContract,
  batch: batchContract,
  analysis: analysisContract,
  tags: tagsContract,
  settings: settingsContract,
  diagnostics: diagnosticsContract,
  window: windowContract,
};

export type Contract = typeof contract;
export type ApiClient = ContractRouterClient<Contract>;
