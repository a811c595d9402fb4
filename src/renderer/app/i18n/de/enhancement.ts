import type { en } from '../en';

export const enhancement: typeof en.enhancement = {
  title: 'Verbessern',
  compare: 'Was du hörst',
  original: 'Original',
  enhanced: 'Verbessert',
  hearingEnhanced: 'Du hörst den verbesserten Klang.',
  hearingOriginal: 'Du hörst das unberührte Original.',
  preset: 'Voreinstellung',
  presetHint_adaptive: 'Was die Musik selbst verlangt, sonst nichts.',
  presetHint_gentle: 'So wenig wie möglich.',
  presetHint_warm: 'Mehr Körper, weichere Höhen.',
  presetHint_bright: 'Mehr Luft und Details.',
  presetHint_punchy: 'Anschläge, die hervortreten.',
  presetHint_live: 'Breiter und präsenter.',
  fineTuning: 'Feineinstellung',
  fineTuned: 'von Hand gesetzt',
  fineTuningHint: 'Jeder Regler ersetzt, was der Plan wählen würde. Die Intensität skaliert alle.',
  byPlan: 'vom Plan',
  leaveToPlan: 'Alles dem Plan überlassen',
  matched: 'Gleich laut vergleichen',
  matchedHint: 'Der lautere von beiden wird leiser gestellt, damit lauter nicht für besser gehalten wird.',
  matchedWet: 'Der verbesserte Klang wird um {{level}} leiser gespielt.',
  matchedDry: 'Das Original wird um {{level}} leiser gespielt: Es ist jetzt nicht bitgenau.',
  matchedSame: 'Beide sind gleich laut.',
  matchedUnknown: 'Wie laut dieser Titel ist, ist noch nicht bekannt.',
  intensity: 'Stärke',
  target: 'Ziellautheit',
  ceiling: 'Spitzengrenze',
  reset: 'Auf Standard zurücksetzen',
  done: 'Was mit diesem Titel geschieht',
  would: 'Was das Verbessern täte',
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
  'stage_subsonic-filter': 'Subsonic-Filter',
  'stage_tonal-balance': 'Klangbalance',
  stage_dynamics: 'Dynamik',
  'stage_stereo-width': 'Stereobreite',
  'stage_make-up-gain': 'Pegelanpassung',
  'stage_true-peak-limiter': 'Spitzenbegrenzer',
};

export const explanations: typeof en.explanations = {
  'subsonic-filter': {
    none: 'Unverändert: Unter der Hörgrenze liegt nichts Nennenswertes.',
    rumble: 'Was unter {{cutoffHz}} Hz liegt, wird entfernt: Rumpeln mit {{rumbleDb}} dB gegenüber der Musik.',
    taste: 'Was unter {{cutoffHz}} Hz liegt, wird entfernt, wie es die Voreinstellung vorsieht.',
    own: 'Was unter {{cutoffHz}} Hz liegt, wird entfernt, wie von dir eingestellt.',
  },
  'tonal-balance': {
    none: 'Unverändert: Die Balance ist die vergleichbarer Musik.',
    unmeasured: 'Unverändert: Die Balance ist nicht bekannt.',
    raise:
      'Bei {{lowHz}} bis {{highHz}} Hz ist {{excessDb}} dB weniger als in vergleichbarer Musik. Geänderte Bänder: {{bands}}.',
    lower:
      'Bei {{lowHz}} bis {{highHz}} Hz ist {{excessDb}} dB mehr als in vergleichbarer Musik. Geänderte Bänder: {{bands}}.',
    taste:
      'Am meisten bei {{lowHz}} bis {{highHz}} Hz, wie es die Voreinstellung vorsieht. Geänderte Bänder: {{bands}}.',
    own: 'Am meisten bei {{lowHz}} bis {{highHz}} Hz, wie von dir eingestellt. Geänderte Bänder: {{bands}}.',
    reference:
      'Am meisten bei {{lowHz}} bis {{highHz}} Hz, {{excessDb}} dB von der Referenz entfernt. Geänderte Bänder: {{bands}}.',
  },
  dynamics: {
    none: 'Unverändert: Ein Crest von {{crestDb}} dB und ein Umfang von {{rangeLu}} LU verlangen nichts.',
    unmeasured: 'Unverändert: Die Dynamik ist nicht bekannt.',
    'compress-sound':
      'Laute Stellen werden zurückgenommen, {{ratio}} zu 1: Der Crest ist {{crestDb}} dB, der Umfang {{rangeLu}} LU.',
    'expand-sound':
      'Was hervortritt, wird angehoben: Es war auf {{crestDb}} dB Crest und {{rangeLu}} LU Umfang gedrückt.',
    'compress-own': 'Laute Stellen werden zurückgenommen, {{ratio}} zu 1, wie verlangt.',
    'expand-own': 'Was hervortritt, wird angehoben, wie verlangt.',
  },
  'stereo-width': {
    none: 'Unverändert: {{share}} % der Energie liegen an den Seiten.',
    mono: 'Unverändert: Beide Seiten sind gleich.',
    unmeasured: 'Unverändert: Die Breite ist nicht bekannt.',
    narrow: 'Nur {{share}} % der Energie liegen an den Seiten.',
    opposed: 'Links und rechts arbeiten gegeneinander, Korrelation {{correlation}}.',
    taste: 'Wie es die Voreinstellung vorsieht.',
    own: 'Wie von dir eingestellt.',
    reference: 'Der Referenz angenähert.',
  },
  'make-up-gain': {
    raise: 'Von {{sourceLufs}} auf {{targetLufs}} LUFS angehoben.',
    lower: 'Von {{sourceLufs}} auf {{targetLufs}} LUFS abgesenkt.',
    none: 'Unverändert: Der Titel liegt schon bei {{sourceLufs}} LUFS.',
    off: 'Unverändert: Die Stärke ist 0.',
    unmeasured: 'Unverändert: Die Lautheit war nicht messbar.',
    reference: 'Von {{sourceLufs}} auf {{targetLufs}} LUFS, in Richtung der Referenz mit {{referenceLufs}} LUFS.',
    album:
      'Das ganze Album ändert sich um {{albumGainDb}} dB, damit seine Titel ihr Verhältnis behalten. Es liegt bei {{albumLufs}} LUFS.',
    'album-partly':
      'Das ganze Album ändert sich um {{albumGainDb}} dB, damit seine Titel ihr Verhältnis behalten. Soweit bekannt, liegt es bei {{albumLufs}} LUFS: {{measured}} von {{tracks}} Titeln sind gemessen.',
    'album-short':
      'Das ganze Album ändert sich um {{albumGainDb}} dB, damit seine Titel ihr Verhältnis behalten: {{shortfallLu}} LU unter dem Ziel, denn mehr schnitte seine höchsten Spitzen zu weit ab. Es liegt bei {{albumLufs}} LUFS; {{measured}} von {{tracks}} Titeln sind gemessen.',
    encoded:
      '{{loweredDb}} dB weniger als geplant: Das Kodieren hebt die Spitzen um ebenso viel über die Obergrenze. Heraus kamen {{reachedLufs}} LUFS.',
    'short-of-limit':
      'Auf {{reachedLufs}} LUFS gebracht, {{shortfallLu}} LU unter {{targetLufs}}: Mehr nähme den Spitzen über {{limitDb}} dB.',
    'short-of-gain':
      'Auf {{reachedLufs}} LUFS gebracht, {{shortfallLu}} LU unter {{targetLufs}}: Mehr Anhebung gibt es nicht.',
    'short-of-crest':
      'Auf {{reachedLufs}} LUFS gebracht, {{shortfallLu}} LU unter {{targetLufs}}: Die Spitzen sind schon beschnitten und werden es nicht noch einmal.',
  },
  'true-peak-limiter': {
    active: 'Spitzen bleiben unter {{ceilingDbtp}} dBTP: für Augenblicke bis zu {{reductionDb}} dB weniger.',
    idle: 'Bereit: Die höchste Spitze erreicht nur {{peakDbtp}} dBTP.',
  },
};
