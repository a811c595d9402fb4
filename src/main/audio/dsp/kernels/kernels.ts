import { KERNELS_BASE64 } from './binary';
import { moduleFromBase64 } from './module-from-base64';

/** A place in the kernels' memory, in bytes: the `byteOffset` of what {@link Kernels} hands out. */
type Address = number;

/** What assembly/ exports; described there. */
export interface KernelFunctions {
  cascade(
    left: Address,
    right: Address,
    frames: number,
    coefficients: Address,
    states: Address,
    sections: number,
    pairs: Address,
  ): number;
  settle(states: Address, count: number, least: number): void;
  amplify(samples: Address, gains: Address, frames: number): void;
  weigh(left: Address, right: Address, frames: number, coefficients: Address, states: Address, energies: Address): void;
  silence(samples: Address, frames: number): number;
  scan(samples: Address, frames: number, floor: number, peaks: Address, tables: Address): number;
  highest(samples: Address, frames: number, floor: number, known: number, bounds: Address, tables: Address): number;
  lastAllowance(): number;
  addPower(spectrum: Address, power: Address, bins: number, scale: number): void;
  accumulate(sums: Address, values: Address, count: number): void;
  group(power: Address, edges: Address, energies: Address, groups: number): void;
  separate(frames: Address, frame: Address, groups: number, lasting: Address, window: Address, sums: Address): void;
  highestAtEnd(end: Address, floor: number, tables: Address): number;
}

const PAGE_BYTES = 65_536;
/** Vectors are read fastest from multiples of their size. */
const ALIGNMENT = 16;

/** The code alone, which never changes: decoding it takes longer than everything else that an owner needs. */
const MODULE = moduleFromBase64(KERNELS_BASE64);

/**
 * Compiled inner loops (WebAssembly with vectors) and the memory that they work on, one for each owner, so that nothing is
 * shared. What is handed out stays where it is, full of zeros at first, for as long as the owner lives.
 */
export class Kernels {
  readonly run: KernelFunctions;
  readonly #memory: WebAssembly.Memory;
  #used = 0;

  /** `bytes` is how much the owner takes in all, alignment included. */
  constructor(bytes: number) {
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    this.run = kernelsIn(this.#memory);
  }

  /** Room for single-precision numbers. */
  singles(count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory.buffer, this.#take(count * Float32Array.BYTES_PER_ELEMENT), count);
  }

  /** Room for double-precision numbers. */
  doubles(count: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#memory.buffer, this.#take(count * Float64Array.BYTES_PER_ELEMENT), count);
  }

  #take(bytes: number): Address {
    const address = this.#used;
    this.#used += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return address;
  }
}

/** The kernels over a memory that belongs to somebody else. */
export function kernelsIn(memory: WebAssembly.Memory): KernelFunctions {
  return new WebAssembly.Instance(MODULE, { env: { memory } }).exports as KernelFunctions & WebAssembly.Exports;
}
