import type { BiquadCoefficients } from './biquad-design';
import { Kernels } from './kernels/kernels';
import { Planes } from './kernels/planes';

/** Frames worked on at once, in double precision; also how often the states are looked at. */
export const CHUNK_FRAMES = 512;
/** What still rings this far down is let go: -180 dBFS. */
export const SILENT_STATE = 1e-9;

const COEFFICIENTS = 5;
/** Two states for each of two channels. */
const STATES = 4;
/** Sections that there is room for at first. */
const FIRST_SECTIONS = 16;

/** One second-order section with its memory: two values a channel. */
export class BiquadSection {
  readonly states: Float64Array;

  constructor(
    public coefficients: BiquadCoefficients,
    channels: number,
  ) {
    this.states = new Float64Array(2 * channels);
  }

  /** Whether nothing to speak of rings on in it. */
  get quiet(): boolean {
    return this.states.every((value) => Math.abs(value) < SILENT_STATE);
  }
}

/** Where the kernels find what they work on. */
class Room {
  readonly run: Kernels['run'];
  readonly planes: Planes;
  readonly coefficients: Float64Array;
  /** Of one pair of channels. */
  readonly states: Float64Array;
  readonly pairs: Float64Array;

  constructor(
    channels: number,
    readonly sections: number,
  ) {
    const doubles = 2 * CHUNK_FRAMES + (COEFFICIENTS + STATES) * sections + 2;
    const kernels = new Kernels(8 * doubles + Planes.bytes(channels));
    this.run = kernels.run;
    this.planes = new Planes(kernels, channels);
    this.pairs = kernels.doubles(2 * CHUNK_FRAMES);
    this.states = kernels.doubles(STATES * sections);
    this.coefficients = kernels.doubles(COEFFICIENTS * sections);
  }
}

/**
 * Second-order sections in a row, transposed direct form II, in double precision throughout, on two channels at a time.
 * Under digital silence the ringing ends in exact zeros.
 */
export class BiquadCascade {
  /** May be exchanged between two calls. */
  sections: BiquadSection[] = [];
  readonly #channels: number;
  #room: Room | null = null;
  #frames = 0;
  #silent = true;

  constructor(channels: number) {
    this.#channels = channels;
  }

  /** Frames until the next fixed place of the sound, at which states may be let go whatever the size of blocks. */
  get framesToBoundary(): number {
    return CHUNK_FRAMES - (this.#frames % CHUNK_FRAMES);
  }

  /** Filters frames from `start` up to, not including, `end` in place; they have to be finite. */
  process(block: Float32Array[], start: number, end: number): void {
    const room = this.#roomForSections();
    this.#setCoefficients(room);
    for (let from = start; from < end; from += Planes.frames) {
      room.planes.load(block, from, Math.min(Planes.frames, end - from));
      this.#filter(room);
      room.planes.store(block, from);
    }
  }

  reset(): void {
    for (const section of this.sections) section.states.fill(0);
    this.#frames = 0;
    this.#silent = true;
  }

  #roomForSections(): Room {
    const needed = Math.max(FIRST_SECTIONS, this.sections.length);
    if (!this.#room || this.#room.sections < needed) this.#room = new Room(this.#channels, needed);
    return this.#room;
  }

  #setCoefficients({ coefficients }: Room): void {
    for (let s = 0; s < this.sections.length; s++) {
      const { b0, b1, b2, a1, a2 } = (this.sections[s] as BiquadSection).coefficients;
      const at = s * COEFFICIENTS;
      coefficients[at] = b0;
      coefficients[at + 1] = b1;
      coefficients[at + 2] = b2;
      coefficients[at + 3] = a1;
      coefficients[at + 4] = a2;
    }
  }

  /** Filters what is loaded. */
  #filter(room: Room): void {
    const { frames } = room.planes;
    for (let from = 0; from < frames; ) {
      const to = Math.min(frames, from + this.framesToBoundary);
      for (let c = 0; c < this.#channels; c += 2) if (this.#filterPair(room, c, from, to - from)) this.#silent = false;
      this.#frames += to - from;
      if (this.#frames % CHUNK_FRAMES === 0) this.#settle();
      from = to;
    }
  }

  /** Filters a channel and the next, if there is one; tells whether anything but silence came in. */
  #filterPair(
    { planes, pairs, coefficients, states, run }: Room,
    first: number,
    start: number,
    frames: number,
  ): boolean {
    // A channel without a partner is its own.
    const second = Math.min(first + 1, this.#channels - 1);
    this.#loadStates(states, first, second);
    const heard = run.cascade(
      planes.address(first, start),
      planes.address(second, start),
      frames,
      coefficients.byteOffset,
      states.byteOffset,
      this.sections.length,
      pairs.byteOffset,
    );
    this.#storeStates(states, first, second);
    return heard !== 0;
  }

  #loadStates(room: Float64Array, first: number, second: number): void {
    for (let s = 0; s < this.sections.length; s++) {
      const { states } = this.sections[s] as BiquadSection;
      const at = s * STATES;
      room[at] = states[2 * first] as number;
      room[at + 1] = states[2 * second] as number;
      room[at + 2] = states[2 * first + 1] as number;
      room[at + 3] = states[2 * second + 1] as number;
    }
  }

  #storeStates(room: Float64Array, first: number, second: number): void {
    for (let s = 0; s < this.sections.length; s++) {
      const { states } = this.sections[s] as BiquadSection;
      const at = s * STATES;
      states[2 * first] = room[at] as number;
      states[2 * second] = room[at + 1] as number;
      states[2 * first + 1] = room[at + 2] as number;
      states[2 * second + 1] = room[at + 3] as number;
    }
  }

  #settle(): void {
    if (this.#silent && this.sections.every((section) => section.quiet))
      for (const section of this.sections) section.states.fill(0);
    this.#silent = true;
  }
}
