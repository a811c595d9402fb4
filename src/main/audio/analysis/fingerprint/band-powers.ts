import type { KernelFunctions } from '../../dsp';
import type { FourierFactory, LibraryDoubles } from './fourier';
import { type Measured, missing } from './measured';
import type { PowerSpectra, SpectrumListener } from './power-spectra';

/** Edges of the seven bands, Hz: sub-bass, bass, low mid, mid, upper mid, presence, air. */
const BAND_EDGES_HZ = [20, 60, 250, 500, 2000, 4000, 6000, 20_000] as const;
/** Less than this share of everything heard is the rounding of single precision. */
const ROUNDING = 1e-11;
/** IEC 61260-1, base ten: band x is centred at 10^(x/10) Hz; these are 25 Hz to 20 kHz. */
const FIRST_THIRD_OCTAVE = 14;
const LAST_THIRD_OCTAVE = 43;
/** A sine of full scale has half of full scale squared as its mean square; AES17 calls that 0 dBFS. */
const FULL_SCALE_SINE = 0.5;

export interface BandPowersResult {
  subBass: Measured;
  bass: Measured;
  lowMid: Measured;
  mid: Measured;
  upperMid: Measured;
  presence: Measured;
  air: Measured;
  bassToMid: Measured;
}

export interface ThirdOctaves {
  centresHz: number[];
  /** Level, dBFS by AES17 (0 is a full-scale sine in every channel); null where the band lies above half the rate or holds nothing. */
  levelsDb: (number | null)[];
}

/** The long-term power spectrum, and the shares of bands in it. */
export class BandPowers implements SpectrumListener {
  readonly #binHz: number;
  readonly #kernels: KernelFunctions;
  readonly #sums: LibraryDoubles;
  readonly #channels: number;
  #spectra = 0;

  constructor(fourier: FourierFactory, spectra: PowerSpectra, channels: number) {
    this.#kernels = fourier.kernels;
    this.#binHz = spectra.binHz;
    this.#sums = fourier.doubles(spectra.bins);
    this.#channels = channels;
  }

  spectrum(power: Float64Array): void {
    this.#kernels.accumulate(this.#sums.pointer, power.byteOffset, power.length);
    this.#spectra++;
  }

  /** `meanSquare` is that of all samples, which tells rounding from sound. */
  result(meanSquare: number): BandPowersResult {
    const powers = BAND_EDGES_HZ.slice(1).map((high, i) => this.#between(BAND_EDGES_HZ[i] as number, high));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const heard = this.#spectra > 0 && total > ROUNDING * meanSquare * this.#channels;
    const share = (band: number): Measured =>
      heard ? (powers[band] as number) / total : missing('There is no sound between 20 Hz and 20 kHz.');
    return {
      subBass: share(0),
      bass: share(1),
      lowMid: share(2),
      mid: share(3),
      upperMid: share(4),
      presence: share(5),
      air: share(6),
      bassToMid: heard ? this.#bassToMid() : missing('There is no sound between 20 Hz and 20 kHz.'),
    };
  }

  thirdOctaves(): ThirdOctaves {
    const centresHz: number[] = [];
    const levelsDb: (number | null)[] = [];
    for (let band = FIRST_THIRD_OCTAVE; band <= LAST_THIRD_OCTAVE; band++) {
      const centre = 10 ** (band / 10);
      const power = this.#between(10 ** ((band - 0.5) / 10), 10 ** ((band + 0.5) / 10)) / this.#channels;
      const there = power > 0 && centre < this.#sums.view.length * this.#binHz;
      centresHz.push(Math.round(centre * 10) / 10);
      levelsDb.push(there ? 10 * Math.log10(power / FULL_SCALE_SINE) : null);
    }
    return { centresHz, levelsDb };
  }

  /** Level of what lies under 20 Hz, dBFS by AES17; null where nothing does. A constant offset is not counted. */
  subsonicDb(): number | null {
    const power = this.#between(0, BAND_EDGES_HZ[0]) / this.#channels;
    return power > 0 ? 10 * Math.log10(power / FULL_SCALE_SINE) : null;
  }

  #bassToMid(): Measured {
    const bass = this.#between(60, 250);
    const mid = this.#between(250, 2000);
    if (bass === 0 || mid === 0) return missing('One side of the ratio, 60-250 Hz or 250-2000 Hz, holds nothing.');
    return 10 * Math.log10(bass / mid);
  }

  /** Mean power between two frequencies; bins that an edge cuts count by their share. */
  #between(lowHz: number, highHz: number): number {
    const low = lowHz / this.#binHz + 0.5;
    const high = Math.min(highHz / this.#binHz + 0.5, this.#sums.view.length);
    const sums = this.#sums.view;
    let power = 0;
    for (let k = Math.floor(low); k < high; k++) {
      power += (sums[k] as number) * (Math.min(k + 1, high) - Math.max(k, low));
    }
    return this.#spectra === 0 ? 0 : power / this.#spectra;
  }
}
