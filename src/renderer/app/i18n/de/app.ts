import type { en } from '../en';

export const app: typeof en.app = {
  name: 'Auralis',
  starting: 'Startet…',
  connectionLost: 'Die Verbindung zum Player ist abgerissen. Neuer Versuch…',
  close: 'Schließen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  dismiss: 'Ausblenden',
  navigation: 'Mediathek und Ordner',
  openSidebar: 'Mediathek zeigen',
  closeSidebar: 'Mediathek ausblenden',
  showPanel: 'Klangbereich zeigen',
  hidePanel: 'Klangbereich ausblenden',
  main: 'Hauptansicht',
  shortcuts: 'Tastenkürzel',
};

export const settings: typeof en.settings = {
  title: 'Einstellungen',
  theme: 'Erscheinungsbild',
  themeHint: 'Hell, dunkel oder so, wie dein System es hält.',
  theme_system: 'System',
  theme_light: 'Hell',
  theme_dark: 'Dunkel',
  language: 'Sprache',
  languageHint: 'Alle Texte von Auralis wechseln sofort.',
  language_system: 'System',
  watchFolders: 'Meine Ordner beobachten',
  watchFoldersHint:
    'Was du dort hinzufügst, änderst, verschiebst oder löschst, erscheint binnen ein, zwei Sekunden von selbst. Im Akkubetrieb wartet das Durchsehen aller Ordner nach dem Start auf Netzstrom.',
  backgroundAnalysis: 'Meine Musik im Hintergrund messen',
  backgroundAnalysisHint:
    'Damit jeder Titel seinen Plan hat, bevor du ihn spielst. Es wartet auf die Musik, auf Netzstrom und solange Ordner durchsucht werden.',
  fingerprint: 'Den Fingerabdruck nutzen',
  fingerprintHint:
    'Der Klang jedes Titels entscheidet mit, wie er geformt wird. Ohne ihn entscheidet allein das Preset.',
  outputBuffer: 'Puffer des Tongeräts',
  outputBufferHint:
    'Mit einem kurzen hört man Umschalten und Pause sofort, ein langer überbrückt einen beschäftigten Rechner. Automatisch nimmt den langen ab der ersten Lücke.',
  outputBuffer_auto: 'Automatisch',
  outputBuffer_short: 'Kurz',
  outputBuffer_long: 'Lang',
  crossfade: 'Überblenden',
  crossfadeHint:
    'Ein Titel geht in den nächsten über. Titel, die auf einem Album aufeinander folgen, schließen immer lückenlos an.',
  crossfadeLength: 'Länge',
  crossfadeOff: 'Aus: lückenlos',
  replayGain: 'Lautstärke aus den Tags (ReplayGain)',
  replayGainHint:
    'Für den Originalklang. Aus spielt ihn bitgenau; automatisch nimmt den Wert des Albums, solange ein Album läuft.',
  replayGain_off: 'Aus',
  replayGain_track: 'Titel',
  replayGain_album: 'Album',
  replayGain_auto: 'Auto',
  preamp: 'Vorverstärkung',
  preventClipping: 'Übersteuern verhindern',
};

export const about: typeof en.about = {
  title: 'Über Auralis',
  tagline: 'Ein lokaler Musikplayer, der deine eigene Musik von selbst besser klingen lässt und es beweisen kann.',
  version: 'Version',
  runtime: 'Laufzeit',
  fallback:
    'Läuft auf der Ersatz-Laufzeit für die Entwicklung, nicht auf dem aktuellen Electron. Sie wird nie ausgeliefert.',
  licence: 'Lizenz',
  licenceText:
    'GPL-3.0-or-later. Freie Software: Du darfst sie nutzen, untersuchen, weitergeben und ändern; es gibt keine Gewähr.',
};

export const shortcuts: typeof en.shortcuts = {
  title: 'Tastenkürzel',
  hint: 'Keines davon wirkt, während du tippst.',
  group_playback: 'Wiedergabe',
  group_sound: 'Klang',
  group_view: 'Ansicht',
  'play-pause': 'Wiedergabe oder Pause',
  'seek-back': '5 Sekunden zurück',
  'seek-forward': '5 Sekunden vor',
  'seek-back-far': '30 Sekunden zurück',
  'seek-forward-far': '30 Sekunden vor',
  previous: 'Vorheriger Titel',
  next: 'Nächster Titel',
  'volume-up': 'Lauter',
  'volume-down': 'Leiser',
  mute: 'Stumm',
  'toggle-enhancement': 'Verbessert oder Original',
  compare: 'Halten: gleich laut vergleichen',
  'edit-tags': 'Tags bearbeiten',
  queue: 'Warteschlange',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  favourite: 'Favorit',
  'view-songs': 'Titel',
  'view-albums': 'Alben',
  'view-artists': 'Künstler',
  'view-genres': 'Genres',
  'view-favourites': 'Favoriten',
  back: 'Zurück',
  forward: 'Vorwärts',
  key_Alt: 'Alt',
  search: 'Suchen',
  settings: 'Einstellungen',
  diagnostics: 'Diagnose',
  shortcuts: 'Diese Übersicht',
  key_Space: 'Leertaste',
  key_Shift: 'Umschalt',
  key_Ctrl: 'Strg',
  or: 'oder',
};

export const notices: typeof en.notices = {
  region: 'Meldungen',
  restoreBackup: 'Sicherung wiederherstellen',
  action_skipped: 'Übersprungen; die Musik geht weiter.',
  action_resumed: 'Die Musik geht von selbst weiter.',
  action_stopped: 'Die Musik wurde angehalten.',
  times: '{{count}}-mal',
};
