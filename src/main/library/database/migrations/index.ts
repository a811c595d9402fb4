import { FirstTables } from './0001-first-tables';
import { Fingerprints } from './0002-fingerprints';
import { Catalogue } from './0003-catalogue';
import { Playlists } from './0004-playlists';
import { TagEdits } from './0005-tag-edits';
import { Search } from './0006-search';
import { EnhancementWishes } from './0007-enhancement-wishes';
import { Likeness } from './0008-likeness';
import { QuickAnswers } from './0009-quick-answers';
import { Appearances } from './0010-appearances';

/** In the order they are run. A published one is never changed: what is different comes as another one. */
export const MIGRATIONS = [
  FirstTables,
  Fingerprints,
  Catalogue,
  Playlists,
  TagEdits,
  Search,
  EnhancementWishes,
  Likeness,
  QuickAnswers,
  Appearances,
];
