export const app = {
  name: 'Auralis',
  starting: 'Starting…',
  connectionLost: 'The connection to the player was lost. Trying again…',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  dismiss: 'Dismiss',
  navigation: 'Library and folders',
  openSidebar: 'Show library',
  closeSidebar: 'Hide library',
  showPanel: 'Show sound panel',
  hidePanel: 'Hide sound panel',
  main: 'Main view',
  shortcuts: 'Keyboard shortcuts',
};

export const settings = {
  title: 'Settings',
  theme: 'Appearance',
  themeHint: 'Light, dark, or whatever your system uses.',
  theme_system: 'System',
  theme_light: 'Light',
  theme_dark: 'Dark',
  language: 'Language',
  languageHint: 'Every text of Auralis changes at once.',
  language_system: 'System',
  backgroundAnalysis: 'Analyse my music in the background',
  backgroundAnalysisHint:
    'So that every song has its plan before you play it. It waits for the music, for mains power and while folders are scanned.',
  fingerprint: 'Use the fingerprint',
  fingerprintHint: 'Lets each song’s own sound decide how it is shaped. Without it, the preset alone decides.',
};

export const about = {
  title: 'About Auralis',
  tagline: 'A local music player that makes your own music sound better by itself, and can prove it.',
  version: 'Version',
  runtime: 'Runtime',
  fallback: 'This runs on the development fallback runtime, not on the current Electron. It is never shipped.',
  licence: 'Licence',
  licenceText: 'GPL-3.0-or-later. Free software: you may use, study, share and change it; there is no warranty.',
};

export const shortcuts = {
  title: 'Keyboard shortcuts',
  hint: 'None of them fires while you type.',
  group_playback: 'Playback',
  group_sound: 'Sound',
  group_view: 'View',
  'play-pause': 'Play or pause',
  'seek-back': 'Back 5 seconds',
  'seek-forward': 'Forward 5 seconds',
  'seek-back-far': 'Back 30 seconds',
  'seek-forward-far': 'Forward 30 seconds',
  previous: 'Previous song',
  next: 'Next song',
  'volume-up': 'Louder',
  'volume-down': 'Quieter',
  mute: 'Mute',
  'toggle-enhancement': 'Enhanced or original',
  search: 'Search',
  settings: 'Settings',
  diagnostics: 'Diagnostics',
  shortcuts: 'This overview',
  key_Space: 'Space',
  key_Shift: 'Shift',
  key_Ctrl: 'Ctrl',
  or: 'or',
};

export const notices = {
  region: 'Notices',
  action_skipped: 'Skipped; the music goes on.',
  action_resumed: 'The music goes on by itself.',
  action_stopped: 'The music stopped.',
  times: '{{count}} times',
};
