import loadPffft, { type Pffft } from '@echogarden/pffft-wasm/simd';
import libraryAddress from '../../../../../node_modules/@echogarden/pffft-wasm/dist/simd/pffft.wasm?url&inline';
import { type KernelFunctions, kernelsIn, moduleFromBase64 } from '../../dsp';

const BYTES = Float32Array.BYTES_PER_ELEMENT;
const DOUBLE_BYTES = Float64Array.BYTES_PER_ELEMENT;
const REAL = 0;
const FORWARD = 0;
const BACKWARD = 1;
/** The library takes real transforms of 2^a 3^b 5^c points in steps of this. */
const SIZE_STEP = 32;

/** The library's code travels inside the bundle: nothing is looked up beside it. */
const LIBRARY = moduleFromBase64(libraryAddress.slice(libraryAddress.indexOf(',') + 1));

/** Makes real Fourier transforms in a memory of its own, so that meters share nothing. */
export class FourierFactory {
  readonly #library: Pffft;
  /** Kernels over the same memory. */
  readonly kernels: KernelFunctions;

  private constructor(library: Pffft, memory: WebAssembly.Memory) {
    this.#library = library;
    this.kernels = kernelsIn(memory);
  }

  static async load(): Promise<FourierFactory> {
    const memories: WebAssembly.Memory[] = [];
    const library = await loadPffft({
      instantiateWasm(imports, receive) {
        const instance = new WebAssembly.Instance(LIBRARY, imports);
        memories.push(...Object.values(instance.exports).filter((each) => each instanceof WebAssembly.Memory));
        receive(instance);
        return instance.exports;
      },
    });
    const [memory] = memories;
    if (!memory) throw new Error('The Fourier library exports no memory.');
    return new FourierFactory(library, memory);
  }

  /** Memory for `size` doubles; zeros at first. */
  doubles(size: number): LibraryDoubles {
    return new LibraryDoubles(this.#library, size);
  }

  /** Memory for `size` samples, which transforms take from at little cost; zeros at first. */
  buffer(size: number): LibraryBuffer {
    return new LibraryBuffer(this.#library, size);
  }

  /** A real transform of `size` points, one that {@link transformSize} gave. */
  create(size: number): RealFourier {
    return new RealFourier(this.#library, size);
  }
}

/** One real transform and its buffers; unscaled: backward of forward gives `size` times the input. */
export class RealFourier {
  readonly #library: Pffft;
  readonly #setup: number;
  readonly #work: number;
  readonly #input: LibraryBuffer;
  readonly #output: LibraryBuffer;

  constructor(
    library: Pffft,
    readonly size: number,
  ) {
    this.#library = library;
    this.#setup = library._pffft_new_setup(size, REAL);
    this.#work = library._pffft_aligned_malloc(size * BYTES);
    this.#input = new LibraryBuffer(library, size);
    this.#output = new LibraryBuffer(library, size);
  }

  /** What is transformed next. Not to be kept: creating another transform may move it. */
  get input(): Float32Array {
    return this.#input.view;
  }

  /** Makes the input `count` samples of a buffer of the same factory from `index` on, and silence behind them. */
  take(buffer: LibraryBuffer, index: number, count: number): void {
    this.#input.copy(buffer, index, count);
    if (count < this.size) this.input.fill(0, count);
  }

  /**
   * What was transformed last. Spectra are interleaved complex numbers, real and imaginary part of bin k at 2k and 2k + 1,
   * save that place 1 holds the real value at half the rate.
   */
  get output(): Float32Array {
    return this.#output.view;
  }

  /** Where the output lies, for kernels. */
  get outputAddress(): number {
    return this.#output.pointer;
  }

  /** From samples to spectrum. */
  forward(): void {
    this.#transform(FORWARD);
  }

  /** From spectrum to samples. */
  backward(): void {
    this.#transform(BACKWARD);
  }

  #transform(direction: 0 | 1): void {
    this.#library._pffft_transform_ordered(
      this.#setup,
      this.#input.pointer,
      this.#output.pointer,
      this.#work,
      direction,
    );
  }
}

/** Numbers in the library's memory. */
export class LibraryBuffer {
  readonly pointer: number;
  #view: Float32Array;

  constructor(
    private readonly library: Pffft,
    private readonly size: number,
  ) {
    this.pointer = library._pffft_aligned_malloc(size * BYTES);
    this.#view = this.#look();
    this.#view.fill(0);
  }

  /** Not to be kept: whatever needs more of the memory may move it. */
  get view(): Float32Array {
    // A view loses its memory when that grows.
    if (this.#view.length === 0) this.#view = this.#look();
    return this.#view;
  }

  /** Copies within the memory, without a view being made for it. */
  copy(source: LibraryBuffer, index: number, count: number): void {
    const from = source.pointer / BYTES + index;
    this.library.HEAPF32.copyWithin(this.pointer / BYTES, from, from + count);
  }

  #look(): Float32Array {
    return this.library.HEAPF32.subarray(this.pointer / BYTES, this.pointer / BYTES + this.size);
  }
}

/** Doubles in the library's memory, where kernels reach them. */
export class LibraryDoubles {
  readonly pointer: number;
  #view: Float64Array;

  constructor(
    private readonly library: Pffft,
    private readonly size: number,
  ) {
    this.pointer = library._pffft_aligned_malloc(size * DOUBLE_BYTES);
    this.#view = this.#look();
    this.#view.fill(0);
  }

  /** Not to be kept: whatever needs more of the memory may move it. */
  get view(): Float64Array {
    // A view loses its memory when that grows.
    if (this.#view.length === 0) this.#view = this.#look();
    return this.#view;
  }

  #look(): Float64Array {
    return new Float64Array(this.library.HEAPF32.buffer, this.pointer, this.size);
  }
}

/** The size that can be transformed quickly and lies nearest to `points`. */
export function transformSize(points: number): number {
  let best = SIZE_STEP;
  for (let three = 1; three <= 9; three *= 3) {
    for (let five = 1; five <= 25; five *= 5) {
      for (let size = SIZE_STEP * three * five; size <= 2 * points; size *= 2) {
        if (Math.abs(size - points) < Math.abs(best - points)) best = size;
      }
    }
  }
  return best;
}
