// Peaks between samples in double precision, operation by operation as the plain version calculates them.
import { DISPUTED_TAPS, GRID_SHORTFALL, HALF_TAPS, PHASE_TAPS, QUARTER_TAPS } from './peak-tables';

const WIDTH: i32 = 2 * HALF_TAPS;
const PHASES: i32 = 32;
const DISPUTED_LENGTH: i32 = 24;

/** The highest magnitude from sample k up to, not including, the next; exact only where it exceeds the floor. */
export function peakFrom(k: usize, floor: f64, tables: usize): f64 {
  let halfAndEven = f64x2.splat(0);
  let odd: f64 = 0;
  let taps = tables + QUARTER_TAPS;
  for (let pair: usize = 0; pair < <usize>HALF_TAPS; pair++, taps += 24) {
    const left = <f64>load<f32>(k - 4 * pair);
    const right = <f64>load<f32>(k + 4 * pair + 4);
    halfAndEven = f64x2.add(halfAndEven, f64x2.mul(f64x2.splat(left + right), v128.load(taps)));
    odd += (left - right) * load<f64>(taps, 16);
  }
  const half = f64x2.extract_lane(halfAndEven, 0);
  const even = f64x2.extract_lane(halfAndEven, 1);
  const v0 = <f64>load<f32>(k);
  const v1 = even + odd;
  const v2 = half;
  const v3 = even - odd;
  const v4 = <f64>load<f32>(k + 4);
  const inner = max(max(abs(v1), abs(v2)), abs(v3));
  const onGrid = max(abs(v0), inner);
  if (max(onGrid, abs(v4)) < floor * load<f64>(tables, GRID_SHORTFALL)) return onGrid;
  let position: f64;
  if (abs(v2) >= inner && abs(v2) >= abs(v0) && abs(v2) >= abs(v4)) position = 2 + vertex(v1, v2, v3);
  else if (abs(v1) + abs(v0) >= abs(v3) + abs(v4)) position = 1 + vertex(v0, v1, v2);
  else position = 3 + vertex(v2, v3, v4);
  const phase = <i32>Math.floor((position * PHASES) / 4 + 0.5);
  if (phase <= 0 || phase >= PHASES || phase % (PHASES / 4) === 0) return onGrid;
  return max(abs(valueAt(k, phase, tables)), onGrid);
}

/** Largest amplitude of the disputed band at four places around the interval from sample k to the next. */
export function disputed(k: usize, tables: usize): f64 {
  let found: f64 = 0;
  for (let place = 0; place < 4; place++) {
    const first = k + 4 * (2 - HALF_TAPS + (place * DISPUTED_LENGTH) / 2);
    let value: f64 = 0;
    for (let j: usize = 0; j < <usize>DISPUTED_LENGTH; j++) {
      value += <f64>load<f32>(first + 4 * j) * load<f64>(tables + 8 * j, DISPUTED_TAPS);
    }
    found = max(found, abs(value));
  }
  return found;
}

function valueAt(k: usize, phase: i32, tables: usize): f64 {
  const first = k - 4 * (HALF_TAPS - 1);
  const taps = tables + PHASE_TAPS + 8 * <usize>(phase * WIDTH);
  let value: f64 = 0;
  for (let j: usize = 0; j < <usize>WIDTH; j++) value += <f64>load<f32>(first + 4 * j) * load<f64>(taps + 8 * j);
  return value;
}

/** Where the parabola through three equally spaced points turns, in steps from the middle one. */
function vertex(left: f64, middle: f64, right: f64): f64 {
  const curvature = left - 2 * middle + right;
  return curvature === 0 ? 0 : (left - right) / (2 * curvature);
}
