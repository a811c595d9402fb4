import { about, app, notices, settings, shortcuts } from './app';
import { browse, searchHelp } from './browse';
import { diagnostics } from './diagnostics';
import { enhancement, explanations } from './enhancement';
import { exporting, presets } from './exporting';
import { library } from './library';
import { likeness } from './likeness';
import { playback } from './playback';
import { playlists, queue, rules } from './playlists';
import { analysis, sound } from './sound';
import { tags } from './tags';

export const de = {
  app,
  settings,
  about,
  shortcuts,
  notices,
  library,
  browse,
  likeness,
  searchHelp,
  playback,
  playlists,
  queue,
  rules,
  enhancement,
  explanations,
  exporting,
  presets,
  diagnostics,
  sound,
  analysis,
  tags,
};
