import type { en } from '../en';

export const enhancement: typeof en.enhancement = {
  title: 'Mejorar',
  compare: 'Lo que oyes',
  original: 'Original',
  enhanced: 'Mejorado',
  hearingEnhanced: 'Oyes el sonido mejorado.',
  hearingOriginal: 'Oyes el original intacto.',
  intensity: 'Intensidad',
  target: 'Sonoridad objetivo',
  ceiling: 'Techo de picos',
  reset: 'Restablecer valores',
  done: 'Lo que hicimos con esta pista',
  would: 'Lo que haría la mejora',
  nothingPlaying: 'Reproduce una canción para ver, etapa por etapa, lo que se le hace.',
  deciding: 'Decidiéndose…',
  analysisRunning: 'Midiendo el archivo entero…',
  failed: 'Esta pista suena sin mejora',
  noStages: 'Nada: esta pista ya es como la pediste.',
  'basis_whole-file': 'Decidido por la sonoridad del archivo entero.',
  'basis_three-windows': 'Decidido por tres puntos del archivo; el resto aún se está midiendo.',
  basis_unmeasured: 'No se pudo medir nada, así que el sonido queda como está.',
  source: 'Este archivo tal como es',
  integrated: 'Sonoridad',
  integratedHint: 'integrada',
  range: 'Rango de sonoridad',
  truePeak: 'Pico real',
  maxMomentary: '0,4 s más sonoros',
  maxShortTerm: '3 s más sonoros',
  notMeasured: 'aún sin medir',
  hasNone: 'no tiene',
  meters: 'Ahora mismo',
  dry: 'Original',
  wet: 'Mejorado',
  limiter: 'Limitador',
  silent: 'silencio',
  stageInput: 'Tu archivo',
  stageOutput: 'Tus oídos',
  'stage_subsonic-filter': 'Filtro subsónico',
  'stage_tonal-balance': 'Equilibrio tonal',
  stage_dynamics: 'Dinámica',
  'stage_stereo-width': 'Anchura estéreo',
  'stage_make-up-gain': 'Ganancia de ajuste',
  'stage_true-peak-limiter': 'Limitador de pico real',
};

export const explanations: typeof en.explanations = {
  'subsonic-filter': {
    none: 'Sin cambios: bajo el límite del oído no hay nada digno de mención.',
    rumble: 'Se quita lo que está por debajo de {{cutoffHz}} Hz: un retumbo a {{rumbleDb}} dB de la música.',
    taste: 'Se quita lo que está por debajo de {{cutoffHz}} Hz, como prevé el ajuste.',
    own: 'Se quita lo que está por debajo de {{cutoffHz}} Hz, como lo has fijado.',
  },
  'tonal-balance': {
    none: 'Sin cambios: su equilibrio es el de música comparable.',
    unmeasured: 'Sin cambios: no se conoce su equilibrio.',
    raise:
      'De {{lowHz}} a {{highHz}} Hz hay {{excessDb}} dB menos que en música comparable. Bandas cambiadas: {{bands}}.',
    lower:
      'De {{lowHz}} a {{highHz}} Hz hay {{excessDb}} dB más que en música comparable. Bandas cambiadas: {{bands}}.',
    taste: 'Sobre todo de {{lowHz}} a {{highHz}} Hz, como prevé el ajuste. Bandas cambiadas: {{bands}}.',
    own: 'Sobre todo de {{lowHz}} a {{highHz}} Hz, como lo has fijado. Bandas cambiadas: {{bands}}.',
    reference:
      'Sobre todo de {{lowHz}} a {{highHz}} Hz, a {{excessDb}} dB de la referencia. Bandas cambiadas: {{bands}}.',
  },
  dynamics: {
    none: 'Sin cambios: una cresta de {{crestDb}} dB y un rango de {{rangeLu}} LU no piden nada.',
    unmeasured: 'Sin cambios: no se conoce su dinámica.',
    'compress-sound':
      'Los pasajes fuertes bajan, {{ratio}} a 1: su cresta es de {{crestDb}} dB, su rango de {{rangeLu}} LU.',
    'expand-sound': 'Lo que sobresale se eleva: estaba aplastado a {{crestDb}} dB de cresta y {{rangeLu}} LU de rango.',
    'compress-own': 'Los pasajes fuertes bajan, {{ratio}} a 1, como se ha pedido.',
    'expand-own': 'Lo que sobresale se eleva, como se ha pedido.',
  },
  'stereo-width': {
    none: 'Sin cambios: el {{share}} % de su energía está a los lados.',
    mono: 'Sin cambios: ambos lados son iguales.',
    unmeasured: 'Sin cambios: no se conoce su anchura.',
    narrow: 'Solo el {{share}} % de su energía está a los lados.',
    opposed: 'Izquierda y derecha se oponen, correlación {{correlation}}.',
    taste: 'Como prevé el ajuste.',
    own: 'Como lo has fijado.',
    reference: 'Hacia la referencia.',
  },
  'make-up-gain': {
    raise: 'Subida de {{sourceLufs}} a {{targetLufs}} LUFS.',
    lower: 'Bajada de {{sourceLufs}} a {{targetLufs}} LUFS.',
    none: 'Sin cambios: ya está en {{sourceLufs}} LUFS.',
    off: 'Sin cambios: la intensidad es 0.',
    unmeasured: 'Sin cambios: no se pudo medir su sonoridad.',
    'short-of-limit':
      'Llevada a {{reachedLufs}} LUFS, {{shortfallLu}} LU por debajo de {{targetLufs}}: más quitaría más de {{limitDb}} dB a sus picos.',
    'short-of-gain':
      'Llevada a {{reachedLufs}} LUFS, {{shortfallLu}} LU por debajo de {{targetLufs}}: no hay más ganancia que esta.',
    'short-of-crest':
      'Llevado a {{reachedLufs}} LUFS, {{shortfallLu}} LU por debajo de {{targetLufs}}: sus picos ya están recortados y no se recortan otra vez.',
  },
  'true-peak-limiter': {
    active: 'Los picos se mantienen bajo {{ceilingDbtp}} dBTP: hasta {{reductionDb}} dB menos, por instantes.',
    idle: 'A la espera: el pico más alto solo llega a {{peakDbtp}} dBTP.',
  },
};
