import type { SoundCharacter } from '../../../../shared/domain/fingerprint';
import type { Loudness } from '../../../../shared/domain/loudness';
import { MAXIMUM_LIMITING_DB } from '../../mastering';
import { LoudnessMeter } from '../loudness-meter';
import { BandPowers } from './band-powers';
import { Dynamics } from './dynamics';
import type { FingerprintOptions } from './fingerprint-meter';
import { FourierFactory } from './fourier';
import { FrameHistory } from './frame-history';
import { LevelFrames } from './level-frames';
import { isMeasured, type Measured } from './measured';
import { PowerSpectra } from './power-spectra';
import { StereoImage } from './stereo-image';
import { LONG_WINDOW } from './windows';

/** Loads what a {@link CharacterMeter} needs and makes one. */
export async function createCharacterMeter(options: FingerprintOptions): Promise<CharacterMeter> {
  return new CharacterMeter(await FourierFactory.load(), options);
}

/** Measures only what plans are made from, to the same numbers as the whole fingerprint does, at a fraction of its cost. */
export class CharacterMeter {
  readonly #loudness: LoudnessMeter;
  readonly #dynamics = new Dynamics();
  readonly #stereo: StereoImage;
  readonly #spectra: PowerSpectra;
  readonly #bands: BandPowers;
  readonly #history: FrameHistory;
  #result: { loudness: Loudness; character: SoundCharacter } | null = null;

  constructor(fourier: FourierFactory, { listener, ...format }: FingerprintOptions) {
    const { rateHz, channels } = format;
    this.#loudness = new LoudnessMeter(format, listener, listener ? MAXIMUM_LIMITING_DB : 0);
    this.#spectra = new PowerSpectra(fourier, { rateHz, ...LONG_WINDOW });
    this.#bands = this.#spectra.listen(new BandPowers(fourier, this.#spectra, channels));
    this.#stereo = new StereoImage(channels);
    const levels = new LevelFrames(rateHz, [this.#dynamics]);
    this.#history = new FrameHistory(fourier, channels, this.#spectra.windowFrames, [
      levels,
      this.#stereo,
      this.#spectra,
    ]);
  }

  /** Takes the next block, one plane a channel; its samples are not changed. Not after {@link result}. */
  add(block: Float32Array[]): void {
    if (this.#result) throw new Error('A character that was asked for takes no more sound.');
    this.#loudness.add(block);
    this.#history.add(block);
  }

  /** Ends the sound and gives what was measured. */
  result(): { loudness: Loudness; character: SoundCharacter } {
    this.#result ??= this.#finish();
    return this.#result;
  }

  #finish(): { loudness: Loudness; character: SoundCharacter } {
    this.#history.flush();
    this.#spectra.finish(this.#history);
    const { centresHz, levelsDb } = this.#bands.thirdOctaves();
    const { stereoWidth, phaseCorrelation } = this.#stereo.result();
    const fingerprint = {
      crest: valueIn(this.#dynamics.result().crest),
      stereoWidth: valueIn(stereoWidth),
      phaseCorrelation: valueIn(phaseCorrelation),
    };
    const extras = { thirdOctaveHz: centresHz, thirdOctaveDb: levelsDb, subsonicDb: this.#bands.subsonicDb() };
    return { loudness: this.#loudness.result(), character: { fingerprint, extras } };
  }
}

function valueIn(measured: Measured): number | null {
  return isMeasured(measured) && Number.isFinite(measured) ? measured : null;
}
