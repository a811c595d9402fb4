import type { Preset } from '../../../shared/domain/plan';

/** What a preset adds to, or takes from, what the sound itself asks for. */
export interface PresetTaste {
  /** Most that a band is corrected by, dB. */
  correctionDb: number;
  /** Change of each tonal band whatever the sound, dB, at intensity 1. */
  bandsDb: readonly number[];
  /** Corner of a subsonic filter whatever the sound, Hz; null where only rumble brings one. */
  subsonicHz: number | null;
  /** `adaptive` goes by crest and loudness range; `lively` and, less, `open` raise what stands out; `none` leaves all alone. */
  dynamics: 'adaptive' | 'lively' | 'open' | 'none';
  /** Gain of the side signal whatever the sound, dB; null lets correlation decide. */
  widthDb: number | null;
  /** Most that the crest may lose, dB. */
  crestLossDb: number;
}

const FLAT = [0, 0, 0, 0, 0, 0, 0, 0, 0] as const;
/** The most that may be lost is 3 dB; the difference is for what the estimate of the loss may be wrong by. */
const CREST_LOSS_DB = 2.8;

const ADAPTIVE: PresetTaste = {
  correctionDb: 4,
  bandsDb: FLAT,
  subsonicHz: null,
  dynamics: 'adaptive',
  widthDb: null,
  crestLossDb: CREST_LOSS_DB,
};

/** The taste of each preset; bands as in TONAL_EDGES_HZ. */
export const PRESET_TASTES: Record<Preset, PresetTaste> = {
  adaptive: ADAPTIVE,
  gentle: { ...ADAPTIVE, correctionDb: 2, dynamics: 'none', crestLossDb: 1 },
  warm: { ...ADAPTIVE, bandsDb: [1.5, 1.5, 0.5, 0, 0, -0.5, -1.5, -2, -2] },
  bright: { ...ADAPTIVE, bandsDb: [0, -0.5, -0.5, 0, 0, 0.5, 1.5, 2, 2] },
  punchy: { ...ADAPTIVE, bandsDb: [1.2, 0, 0, 0, 0, 0.5, 0.5, 0, 0], dynamics: 'lively' },
  live: { ...ADAPTIVE, bandsDb: [0, 0, 0, 0, 0.4, 0.6, 0.4, 0, 0], dynamics: 'open', subsonicHz: 22, widthDb: 2 },
};
