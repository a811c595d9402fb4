import { AXIS_COUNT, AXIS_LIMITS } from './space';

/** Steps of a byte in one unit of a point. */
const STEPS = 20;
const BYTES = 256;
const MIDDLE = 128;
/** Stands for a value that is not known. */
const NONE = 0;
/** After so many axes it is looked whether a point can still be among the nearest. */
const GLANCES = [8, 16, AXIS_COUNT];
const FIRST_CAPACITY = 1024;

/** Points of a whole library, a byte an axis, and the nearest of them by looking at each, most of them only briefly. */
export class PointStore {
  private bytes = new Uint8Array(FIRST_CAPACITY * AXIS_COUNT);
  private ids = new Float64Array(FIRST_CAPACITY);
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(id: number, point: Float32Array): void {
    if (this.count === this.ids.length) this.grow();
    this.ids[this.count] = id;
    this.bytes.set(coarse(point), this.count * AXIS_COUNT);
    this.count++;
  }

  clear(): void {
    this.count = 0;
  }

  /** Ids of up to `limit` points that are nearest as far as bytes tell, in no order. */
  nearest(point: Float32Array, limit: number): number[] {
    const squares = squaresTo(coarse(point));
    const heap = new Nearest(Math.min(limit, this.count));
    for (let row = 0; row < this.count; row++) {
      const sum = this.sum(row * AXIS_COUNT, squares, heap.worst);
      if (sum < heap.worst) heap.offer(row, sum);
    }
    return heap.rows().map((row) => this.ids[row] as number);
  }

  /** Sum of the squares of a row, or any number over `enough` where it is larger. */
  private sum(base: number, squares: Float32Array, enough: number): number {
    const { bytes } = this;
    let sum = 0;
    let axis = 0;
    for (let g = 0; g < GLANCES.length; g++) {
      const end = GLANCES[g] as number;
      for (; axis < end; axis++) sum += squares[(axis << 8) | (bytes[base + axis] as number)] as number;
      if (sum >= enough) return sum;
    }
    return sum;
  }

  private grow(): void {
    const bytes = new Uint8Array(this.bytes.length * 2);
    const ids = new Float64Array(this.ids.length * 2);
    bytes.set(this.bytes);
    ids.set(this.ids);
    this.bytes = bytes;
    this.ids = ids;
  }
}

function coarse(point: Float32Array): Uint8Array {
  return Uint8Array.from(point, (value) => (Number.isNaN(value) ? NONE : MIDDLE + Math.round(value * STEPS)));
}

/** For each axis and each byte that a point may have there, the square of its difference from `wanted`: no cases are left to tell. */
function squaresTo(wanted: Uint8Array): Float32Array {
  const table = new Float32Array(AXIS_COUNT * BYTES);
  for (const [axis, { most, unknown }] of AXIS_LIMITS.entries()) {
    const here = wanted[axis] as number;
    for (let there = 0; there < BYTES; there++) {
      const oneUnknown = (here === NONE) !== (there === NONE);
      const square = Math.min(most, ((there - here) / STEPS) ** 2);
      table[axis * BYTES + there] = oneUnknown ? unknown : square;
    }
  }
  return table;
}

/** The rows with the smallest sums, as a heap with the largest of them on top. */
class Nearest {
  private readonly sums: Float64Array;
  private readonly found: Float64Array;
  private length = 0;
  /** A row has to be below this to be taken. */
  worst: number;

  constructor(private readonly limit: number) {
    this.sums = new Float64Array(limit);
    this.found = new Float64Array(limit);
    this.worst = limit > 0 ? Number.POSITIVE_INFINITY : 0;
  }

  offer(row: number, sum: number): void {
    if (this.length < this.limit) this.rise(this.length++, row, sum);
    else this.sink(row, sum);
    if (this.length === this.limit) this.worst = this.sums[0] as number;
  }

  rows(): number[] {
    return [...this.found.subarray(0, this.length)];
  }

  private rise(start: number, row: number, sum: number): void {
    let at = start;
    for (let above = (at - 1) >> 1; at > 0 && (this.sums[above] as number) < sum; above = (at - 1) >> 1) {
      this.copy(above, at);
      at = above;
    }
    this.put(at, row, sum);
  }

  private sink(row: number, sum: number): void {
    let at = 0;
    for (let below = 1; below < this.limit; below = 2 * at + 1) {
      const other = below + 1;
      const larger = other < this.limit && (this.sums[other] as number) > (this.sums[below] as number) ? other : below;
      if ((this.sums[larger] as number) <= sum) break;
      this.copy(larger, at);
      at = larger;
    }
    this.put(at, row, sum);
  }

  private copy(from: number, to: number): void {
    this.put(to, this.found[from] as number, this.sums[from] as number);
  }

  private put(at: number, row: number, sum: number): void {
    this.found[at] = row;
    this.sums[at] = sum;
  }
}
