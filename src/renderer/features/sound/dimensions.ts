import type { FingerprintDimension } from '../../../shared/domain/fingerprint';
import type { Formats } from '../../app/format';

interface Dimension {
  name: FingerprintDimension;
  show: (value: number, formats: Formats) => string;
}

const share = (value: number, { level }: Formats) => level(value * 100, '%');
const index = (value: number, { level }: Formats) => level(value, '', { digits: 2 }).trim();
const inUnit =
  (unit: string, digits: number) =>
  (value: number, { level }: Formats) =>
    level(value, unit, { digits });

/** The 25 dimensions as people look for them, each with its unit. */
export const DIMENSION_GROUPS: readonly { group: string; dimensions: readonly Dimension[] }[] = [
  {
    group: 'spectrum',
    dimensions: (['subBass', 'bass', 'lowMid', 'mid', 'upperMid', 'presence', 'air'] as const).map((name) => ({
      name,
      show: share,
    })),
  },
  {
    group: 'level',
    dimensions: [
      { name: 'loudness', show: inUnit('LUFS', 1) },
      { name: 'crest', show: inUnit('dB', 1) },
      { name: 'crestVariation', show: inUnit('dB', 1) },
      { name: 'loudnessVariation', show: inUnit('LU', 1) },
      { name: 'peakConsistency', show: index },
      { name: 'silenceRatio', show: share },
    ],
  },
  {
    group: 'rhythm',
    dimensions: [
      { name: 'tempo', show: inUnit('BPM', 1) },
      { name: 'rhythmStability', show: index },
      { name: 'transientDensity', show: inUnit('1/s', 1) },
    ],
  },
  {
    group: 'tone',
    dimensions: [
      { name: 'centroid', show: inUnit('Hz', 0) },
      { name: 'rolloff', show: inUnit('Hz', 0) },
      { name: 'flatness', show: index },
      { name: 'bassToMid', show: (value, { level }) => level(value, 'dB', { signed: true }) },
      { name: 'harmonicRatio', show: share },
      { name: 'pitchStability', show: index },
      { name: 'chromaConcentration', show: index },
    ],
  },
  {
    group: 'space',
    dimensions: [
      { name: 'stereoWidth', show: share },
      { name: 'phaseCorrelation', show: (value, { level }) => level(value, '', { signed: true, digits: 2 }).trim() },
    ],
  },
];

/** What the analysis says where there is no number, by the key of its translation. */
export const REASON_KEYS: Readonly<Record<string, string>> = {
  'A channel is silent or constant: there is nothing to correlate.': 'silentChannel',
  'All of it is digital silence.': 'silence',
  'Hardly any of it has a pitch.': 'hardlyPitched',
  'It has fewer than two frames of 0.5 s with sound.': 'fewMoments',
  'It has fewer than two frames of 0.5 s.': 'tooShort',
  'It has less than 3.5 s of sound above -70 LUFS.': 'tooQuiet',
  'It has no steady beat.': 'noBeat',
  'It is shorter than a second.': 'underASecond',
  'It is shorter than half a second.': 'underHalfASecond',
  'It is shorter than one frame of 50 ms.': 'under50Ms',
  'Nothing between 55 Hz and 5 kHz has a pitch.': 'unpitched',
  'Nothing in it is louder than -70 LUFS for 0.4 s.': 'underTheGate',
  'One side of the ratio, 60-250 Hz or 250-2000 Hz, holds nothing.': 'emptySide',
  'There is no sound between 20 Hz and 20 kHz.': 'outOfHearing',
  'There is no sound.': 'noSound',
};
