import type { en } from '../en';

export const playback: typeof en.playback = {
  region: 'Player',
  nothing: 'Nichts läuft',
  nothingHint: 'Wähle einen Titel, um zu beginnen',
  play: 'Abspielen',
  pause: 'Pause',
  previous: 'Zurück',
  next: 'Weiter',
  seek: 'Stelle',
  positionOf: '{{position}} von {{duration}}',
  volume: 'Lautstärke',
  mute: 'Stummschalten',
  unmute: 'Ton an',
  enhancement: 'Klangverbesserung',
  recovering: 'Der Ton kommt gleich zurück…',
  loading: 'Wird geöffnet…',
};
