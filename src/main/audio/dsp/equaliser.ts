import type { EqualiserBand } from '../../../shared/domain/plan';
import { BiquadCascade, BiquadSection } from './biquad-cascade';
import { equaliserSection, isFeasible } from './biquad-design';
import { Glide } from './glide';
import type { Processor } from './processor';

/** Coefficients follow a gliding gain in steps of so many frames: 1.5 ms at 44.1 kHz, hundredths of a dB each. */
const STEP_FRAMES = 64;

interface Band {
  wanted: EqualiserBand;
  glide: Glide;
  section: BiquadSection;
}

/**
 * Minimum-phase parametric equaliser. Bands at frequencies that a rate cannot hold are left out. Gains glide; a band that
 * disappears glides to 0 dB first. Where all bands rest at 0 dB the sound passes untouched, bit by bit.
 */
export class Equaliser implements Processor {
  readonly name = 'tonal-balance';
  readonly latencyFrames = 0;
  readonly #cascade: BiquadCascade;
  #bands: Band[] = [];
  #frames = 0;

  constructor(
    private readonly rateHz: number,
    private readonly channels: number,
  ) {
    this.#cascade = new BiquadCascade(channels);
  }

  /** Sets the bands; `immediate` for the start of a stream only. */
  setBands(wanted: readonly EqualiserBand[], options: { immediate?: boolean } = {}): void {
    const immediate = options.immediate ?? false;
    const bands = wanted.filter(({ frequencyHz }) => isFeasible(frequencyHz, this.rateHz));
    if (immediate) this.#keep([]);
    for (const { wanted: known, glide } of this.#bands)
      glide.moveTo(bands.find((band) => sameFilter(band, known))?.gainDb ?? 0, false);
    const added = bands.filter(
      (band) => band.gainDb !== 0 && !this.#bands.some((known) => sameFilter(known.wanted, band)),
    );
    this.#keep([...this.#bands, ...added.map((band) => this.#begin(band, immediate))]);
  }

  process(block: Float32Array[]): void {
    const frames = block[0]?.length ?? 0;
    for (let from = 0; from < frames && this.#bands.length > 0; ) {
      const toBoundary = Math.min(this.#cascade.framesToBoundary, STEP_FRAMES - (this.#frames % STEP_FRAMES));
      const to = this.#steady
        ? frames
        : Math.min(frames, from + (this.#moving ? toBoundary : this.#cascade.framesToBoundary));
      const boundary = to - from === this.#cascade.framesToBoundary;
      this.#cascade.process(block, from, to);
      this.#frames += to - from;
      from = to;
      if (this.#frames % STEP_FRAMES === 0) this.#advance();
      if (boundary) this.#letGo();
    }
  }

  reset(): void {
    for (const band of this.#bands) {
      band.glide.finish();
      this.#update(band);
    }
    this.#frames = 0;
    this.#cascade.reset();
  }

  /** Whether nothing will change of itself. */
  get #steady(): boolean {
    return this.#bands.every(({ glide }) => glide.resting && glide.current !== 0);
  }

  get #moving(): boolean {
    return this.#bands.some(({ glide }) => !glide.resting);
  }

  #begin(band: EqualiserBand, immediate: boolean): Band {
    const glide = new Glide(this.rateHz, STEP_FRAMES);
    glide.moveTo(band.gainDb, immediate);
    const coefficients = equaliserSection(band.filter, { ...band, gainDb: glide.current }, this.rateHz);
    return { wanted: band, glide, section: new BiquadSection(coefficients, this.channels) };
  }

  #keep(bands: Band[]): void {
    this.#bands = bands;
    this.#cascade.sections = bands.map(({ section }) => section);
  }

  #advance(): void {
    for (const band of this.#bands) {
      if (band.glide.resting) continue;
      band.glide.advance();
      this.#update(band);
    }
  }

  #update({ wanted, glide, section }: Band): void {
    section.coefficients = equaliserSection(wanted.filter, { ...wanted, gainDb: glide.current }, this.rateHz);
  }

  /** A band at 0 dB whose past has died away does nothing any more. */
  #letGo(): void {
    const idle = ({ glide, section }: Band) => glide.resting && glide.current === 0 && section.quiet;
    if (this.#bands.some(idle)) this.#keep(this.#bands.filter((band) => !idle(band)));
  }
}

function sameFilter(a: EqualiserBand, b: EqualiserBand): boolean {
  return a.filter === b.filter && a.frequencyHz === b.frequencyHz && a.q === b.q;
}
