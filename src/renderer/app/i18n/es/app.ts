import type { en } from '../en';

export const app: typeof en.app = {
  name: 'Auralis',
  starting: 'Iniciando…',
  connectionLost: 'Se perdió la conexión con el reproductor. Nuevo intento…',
  close: 'Cerrar',
  cancel: 'Cancelar',
  retry: 'Reintentar',
  dismiss: 'Descartar',
  navigation: 'Biblioteca y carpetas',
  openSidebar: 'Mostrar la biblioteca',
  closeSidebar: 'Ocultar la biblioteca',
  showPanel: 'Mostrar el panel de sonido',
  hidePanel: 'Ocultar el panel de sonido',
  main: 'Vista principal',
  shortcuts: 'Atajos de teclado',
};

export const settings: typeof en.settings = {
  title: 'Ajustes',
  theme: 'Aspecto',
  themeHint: 'Claro, oscuro o como esté tu sistema.',
  theme_system: 'Sistema',
  theme_light: 'Claro',
  theme_dark: 'Oscuro',
  language: 'Idioma',
  languageHint: 'Todos los textos de Auralis cambian al instante.',
  language_system: 'Sistema',
  backgroundAnalysis: 'Analizar mi música en segundo plano',
  backgroundAnalysisHint:
    'Para que cada canción tenga su plan antes de sonar. Espera a la música, a la corriente y mientras se escanean carpetas.',
  fingerprint: 'Usar la huella sonora',
  fingerprintHint: 'El sonido de cada canción decide cómo se moldea. Sin ella decide solo el ajuste elegido.',
  crossfade: 'Fundido entre pistas',
  crossfadeHint: 'Una pista se funde con la siguiente. Las que se siguen en un álbum siempre se unen sin pausa.',
  crossfadeLength: 'Duración',
  crossfadeOff: 'No: sin pausa',
  replayGain: 'Volumen de las etiquetas (ReplayGain)',
  replayGainHint:
    'Para el sonido original. Si no se usa, suena bit a bit; automático toma el valor del álbum mientras suena un álbum.',
  replayGain_off: 'No',
  replayGain_track: 'Pista',
  replayGain_album: 'Álbum',
  replayGain_auto: 'Auto',
  preamp: 'Preamplificación',
  preventClipping: 'Evitar la saturación',
};

export const about: typeof en.about = {
  title: 'Acerca de Auralis',
  tagline: 'Un reproductor de música local que hace sonar mejor tu propia música por sí solo, y puede demostrarlo.',
  version: 'Versión',
  runtime: 'Entorno',
  fallback: 'Funciona sobre el entorno sustituto de desarrollo, no sobre el Electron actual. Nunca se distribuye.',
  licence: 'Licencia',
  licenceText:
    'GPL-3.0-or-later. Software libre: puedes usarlo, estudiarlo, compartirlo y modificarlo; no hay garantía alguna.',
};

export const shortcuts: typeof en.shortcuts = {
  title: 'Atajos de teclado',
  hint: 'Ninguno actúa mientras escribes.',
  group_playback: 'Reproducción',
  group_sound: 'Sonido',
  group_view: 'Vista',
  'play-pause': 'Reproducir o pausar',
  'seek-back': 'Atrás 5 segundos',
  'seek-forward': 'Adelante 5 segundos',
  'seek-back-far': 'Atrás 30 segundos',
  'seek-forward-far': 'Adelante 30 segundos',
  previous: 'Canción anterior',
  next: 'Canción siguiente',
  'volume-up': 'Más volumen',
  'volume-down': 'Menos volumen',
  mute: 'Silencio',
  'toggle-enhancement': 'Mejorado u original',
  'edit-tags': 'Editar etiquetas',
  queue: 'Cola',
  undo: 'Deshacer',
  redo: 'Rehacer',
  search: 'Buscar',
  settings: 'Ajustes',
  diagnostics: 'Diagnóstico',
  shortcuts: 'Este resumen',
  key_Space: 'Espacio',
  key_Shift: 'Mayús',
  key_Ctrl: 'Ctrl',
  or: 'o',
};

export const notices: typeof en.notices = {
  region: 'Avisos',
  action_skipped: 'Se saltó; la música sigue.',
  action_resumed: 'La música sigue por sí sola.',
  action_stopped: 'La música se detuvo.',
  times: '{{count}} veces',
};
