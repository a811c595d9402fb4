import {
  FINGERPRINT_DIMENSIONS,
  type Fingerprint,
  type FingerprintNote,
  type SoundExtras,
} from '../../../../shared/domain/fingerprint';
import type { Loudness } from '../../../../shared/domain/loudness';
import { MAXIMUM_LIMITING_DB } from '../../mastering';
import { LoudnessMeter } from '../loudness-meter';
import type { BinListener, SoundFormat } from '../power-bins';
import { BandPowers } from './band-powers';
import { Chroma, chromaConcentration } from './chroma';
import { Dynamics } from './dynamics';
import { FourierFactory } from './fourier';
import { FrameHistory } from './frame-history';
import { HarmonicShare } from './harmonic-share';
import { keyOf } from './key';
import { LevelFrames } from './level-frames';
import { LoudnessVariation } from './loudness-variation';
import { isMeasured, type Measured, missing } from './measured';
import { OnsetEnvelope } from './onset-envelope';
import { Overview } from './overview';
import { Pitch } from './pitch';
import { PowerSpectra } from './power-spectra';
import { measureRhythm } from './rhythm';
import { SoundPrint } from './sound-print';
import { SpectralShape } from './spectral-shape';
import { StereoImage } from './stereo-image';
import { LONG_WINDOW, MEDIUM_WINDOW, ONSETS_PER_SECOND, SHORT_WINDOW } from './windows';

export interface FingerprintOptions extends SoundFormat {
  /** Hears of every finished 10 ms of loudness. */
  listener?: BinListener;
}

export interface FingerprintResult {
  loudness: Loudness;
  fingerprint: Fingerprint;
  /** Why dimensions are null. */
  notes: FingerprintNote[];
  extras: SoundExtras;
}

/** Loads what a {@link FingerprintMeter} needs and makes one. */
export async function createFingerprintMeter(options: FingerprintOptions): Promise<FingerprintMeter> {
  return new FingerprintMeter(await FourierFactory.load(), options);
}

/**
 * Measures the 25 dimensions, loudness included, on a stream of any rate from 1 kHz. The same sound gives the same numbers
 * whatever the blocks it comes in. Definitions, units and sources: docs/sound.md.
 */
export class FingerprintMeter {
  readonly #fourier: FourierFactory;
  readonly #rateHz: number;
  readonly #loudness: LoudnessMeter;
  readonly #loudnessVariation = new LoudnessVariation();
  readonly #history: FrameHistory;
  readonly #spectra: { long: PowerSpectra; medium: PowerSpectra; short: PowerSpectra };
  readonly #dynamics = new Dynamics();
  readonly #overview = new Overview();
  readonly #stereo: StereoImage;
  readonly #bands: BandPowers;
  readonly #chroma: Chroma;
  readonly #shape: SpectralShape;
  readonly #harmonic: HarmonicShare;
  readonly #pitch: Pitch;
  readonly #onsets: OnsetEnvelope;
  readonly #print: SoundPrint;
  #result: FingerprintResult | null = null;

  constructor(fourier: FourierFactory, { listener, ...format }: FingerprintOptions) {
    const { rateHz, channels } = format;
    this.#fourier = fourier;
    this.#rateHz = rateHz;
    this.#loudness = new LoudnessMeter(
      format,
      both(this.#loudnessVariation, listener),
      listener ? MAXIMUM_LIMITING_DB : 0,
    );
    const long = new PowerSpectra(fourier, { rateHz, ...LONG_WINDOW });
    const medium = new PowerSpectra(fourier, { rateHz, ...MEDIUM_WINDOW });
    const short = new PowerSpectra(fourier, { rateHz, ...SHORT_WINDOW });
    this.#spectra = { long, medium, short };
    this.#bands = long.listen(new BandPowers(fourier, long, channels));
    this.#chroma = long.listen(new Chroma(long));
    this.#shape = medium.listen(new SpectralShape(medium));
    this.#harmonic = medium.listen(new HarmonicShare(fourier, medium));
    this.#pitch = medium.listen(new Pitch(fourier, medium));
    this.#print = medium.listen(new SoundPrint(medium));
    this.#onsets = short.listen(new OnsetEnvelope(short));
    this.#stereo = new StereoImage(channels);
    const levels = new LevelFrames(rateHz, [this.#dynamics, this.#overview]);
    this.#history = new FrameHistory(fourier, channels, long.windowFrames, [levels, this.#stereo, long, medium, short]);
  }

  /** Takes the next block, one plane a channel; its samples are not changed. Not after {@link result}. */
  add(block: Float32Array[]): void {
    if (this.#result) throw new Error('A fingerprint that was asked for takes no more sound.');
    this.#loudness.add(block);
    this.#history.add(block);
  }

  /** Ends the sound and gives what was measured. */
  result(): FingerprintResult {
    this.#result ??= this.#finish();
    return this.#result;
  }

  #finish(): FingerprintResult {
    this.#history.flush();
    this.#spectra.long.finish(this.#history);
    this.#spectra.medium.finish(this.#history);
    this.#spectra.short.finish(this.#history);
    const loudness = this.#loudness.result();
    const classes = this.#chroma.classes();
    const { centresHz, levelsDb } = this.#bands.thirdOctaves();
    return {
      loudness,
      ...withNotes(this.#measurements(loudness, classes)),
      extras: {
        key: keyOf(classes),
        thirdOctaveHz: centresHz,
        thirdOctaveDb: levelsDb,
        subsonicDb: this.#bands.subsonicDb(),
        overview: this.#overview.result(),
        soundPrint: this.#print.result() ?? undefined,
      },
    };
  }

  #measurements(loudness: Loudness, classes: Float64Array | null): Record<keyof Fingerprint, Measured> {
    const seconds = this.#history.end / this.#rateHz;
    return {
      ...this.#bands.result(this.#dynamics.meanSquare),
      loudness: loudness.integratedLufs ?? missing('Nothing in it is louder than -70 LUFS for 0.4 s.'),
      ...this.#dynamics.result(),
      ...measureRhythm(this.#fourier, this.#onsets, { curveHz: ONSETS_PER_SECOND, seconds }),
      ...this.#shape.result(),
      harmonicRatio: this.#harmonic.result(),
      pitchStability: this.#pitch.stability(),
      chromaConcentration: chromaConcentration(classes),
      loudnessVariation: this.#loudnessVariation.result(),
      ...this.#stereo.result(),
    };
  }
}

function both(first: BinListener, second: BinListener | undefined): BinListener {
  if (!second) return first;
  return {
    bin(energy, frames, peak, allowance) {
      first.bin(energy, frames, peak, allowance);
      second.bin(energy, frames, peak, allowance);
    },
  };
}

/** Numbers and reasons apart, in the published order. */
function withNotes(
  measurements: Record<keyof Fingerprint, Measured>,
): Pick<FingerprintResult, 'fingerprint' | 'notes'> {
  const notes: FingerprintNote[] = [];
  const values = FINGERPRINT_DIMENSIONS.map((dimension) => {
    const measured = measurements[dimension];
    if (isMeasured(measured) && Number.isFinite(measured)) return [dimension, measured] as const;
    const reason = isMeasured(measured) ? 'Its samples are too large to be calculated with.' : measured.reason;
    notes.push({ dimension, reason });
    return [dimension, null] as const;
  });
  return { fingerprint: Object.fromEntries(values) as Fingerprint, notes };
}
