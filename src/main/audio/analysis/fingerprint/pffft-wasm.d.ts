declare module '@echogarden/pffft-wasm/simd' {
  /** The compiled library; pointers are byte offsets into its memory, whose view is replaced when it grows. */
  export interface Pffft {
    readonly HEAPF32: Float32Array;
    _pffft_new_setup(size: number, transform: 0 | 1): number;
    _pffft_aligned_malloc(bytes: number): number;
    _pffft_transform_ordered(setup: number, input: number, output: number, work: number, direction: 0 | 1): void;
  }

  export default function load(options: {
    /** Makes the library with what it imports and hands it over. */
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ): WebAssembly.Exports;
  }): Promise<Pffft>;
}

declare module '*.wasm?url&inline' {
  /** `data:` address that holds the whole file. */
  const address: string;
  export default address;
}
