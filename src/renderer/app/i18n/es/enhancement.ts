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
  'stage_make-up-gain': 'Ganancia de ajuste',
  'stage_true-peak-limiter': 'Limitador de pico real',
};

export const explanations: typeof en.explanations = {
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
  },
  'true-peak-limiter': {
    active: 'Los picos se mantienen bajo {{ceilingDbtp}} dBTP: hasta {{reductionDb}} dB menos, por instantes.',
    idle: 'A la espera: el pico más alto solo llega a {{peakDbtp}} dBTP.',
  },
};
