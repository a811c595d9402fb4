import type { en } from '../en';

export const enhancement: typeof en.enhancement = {
  title: 'Verbessern',
  compare: 'Was du hörst',
  original: 'Original',
  enhanced: 'Verbessert',
  hearingEnhanced: 'Du hörst den verbesserten Klang.',
  hearingOriginal: 'Du hörst das unberührte Original.',
  intensity: 'Stärke',
  target: 'Ziellautheit',
  ceiling: 'Spitzengrenze',
  reset: 'Auf Standard zurücksetzen',
  done: 'Was mit diesem Titel geschieht',
  nothingPlaying: 'Spiel einen Titel, um Stufe für Stufe zu sehen, was mit ihm geschieht.',
  deciding: 'Wird entschieden…',
  analysisRunning: 'Die ganze Datei wird gemessen…',
  failed: 'Dieser Titel spielt ohne Verbesserung',
  noStages: 'Nichts: Dieser Titel ist schon, wie du ihn willst.',
  'basis_whole-file': 'Entschieden nach der Lautheit der ganzen Datei.',
  'basis_three-windows': 'Entschieden nach drei Stellen der Datei; das Ganze wird noch gemessen.',
  basis_unmeasured: 'Nichts war messbar, darum bleibt der Klang, wie er ist.',
  source: 'Diese Datei, wie sie ist',
  integrated: 'Lautheit',
  integratedHint: 'integriert',
  range: 'Lautheitsumfang',
  truePeak: 'Wahre Spitze',
  maxMomentary: 'Lauteste 0,4 s',
  maxShortTerm: 'Lauteste 3 s',
  notMeasured: 'noch nicht gemessen',
  hasNone: 'hat keine',
  meters: 'Gerade jetzt',
  dry: 'Original',
  wet: 'Verbessert',
  limiter: 'Begrenzer',
  silent: 'still',
  stageInput: 'Deine Datei',
  stageOutput: 'Deine Ohren',
  'stage_make-up-gain': 'Pegelanpassung',
  'stage_true-peak-limiter': 'Spitzenbegrenzer',
};

export const explanations: typeof en.explanations = {
  'make-up-gain': {
    raise: 'Von {{sourceLufs}} auf {{targetLufs}} LUFS angehoben.',
    lower: 'Von {{sourceLufs}} auf {{targetLufs}} LUFS abgesenkt.',
    none: 'Unverändert: Der Titel liegt schon bei {{sourceLufs}} LUFS.',
    off: 'Unverändert: Die Stärke ist 0.',
    unmeasured: 'Unverändert: Die Lautheit war nicht messbar.',
    'short-of-limit':
      'Auf {{reachedLufs}} LUFS gebracht, {{shortfallLu}} LU unter {{targetLufs}}: Mehr nähme den Spitzen über {{limitDb}} dB.',
    'short-of-gain':
      'Auf {{reachedLufs}} LUFS gebracht, {{shortfallLu}} LU unter {{targetLufs}}: Mehr Anhebung gibt es nicht.',
  },
  'true-peak-limiter': {
    active: 'Spitzen bleiben unter {{ceilingDbtp}} dBTP: für Augenblicke bis zu {{reductionDb}} dB weniger.',
    idle: 'Bereit: Die höchste Spitze erreicht nur {{peakDbtp}} dBTP.',
  },
};
