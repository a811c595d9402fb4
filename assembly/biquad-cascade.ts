// Second-order sections on two channels at once: left and right are the two lanes of a vector.

/** Bytes of one section's five coefficients, doubles: b0, b1, b2, a1, a2. */
const COEFFICIENTS: usize = 40;
/** Bytes of one section's two states, a vector of two doubles each. */
const STATES: usize = 32;
const VECTOR: usize = 16;

/**
 * Sections in series on two planes of singles, in place; what is not finite counts as zero. `pairs` is room for a vector a
 * frame. Two sections at a time, because one alone waits for its own result most of the time. Tells whether anything but
 * silence came in.
 */
export function cascade(
  left: usize,
  right: usize,
  frames: i32,
  coefficients: usize,
  states: usize,
  sections: i32,
  pairs: usize,
): bool {
  const heard = interleave(left, right, pairs, frames);
  let section = 0;
  for (; section + 1 < sections; section += 2) {
    two(pairs, frames, coefficients, states);
    coefficients += 2 * COEFFICIENTS;
    states += 2 * STATES;
  }
  if (section < sections) one(pairs, frames, coefficients, states);
  separate(pairs, left, right, frames);
  return heard;
}

/** Doubles whose magnitude is below `least` become zero. */
export function settle(states: usize, count: i32, least: f64): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    if (Math.abs(load<f64>(states + 8 * i)) < least) store<f64>(states + 8 * i, 0);
  }
}

/** Two planes of singles become one row of pairs of doubles; tells whether any of them is not zero. */
function interleave(left: usize, right: usize, pairs: usize, frames: i32): bool {
  let heard = i64x2.splat(0);
  for (let i: usize = 0; i < <usize>frames; i++) {
    const x = f64x2.splat(<f64>load<f32>(left + 4 * i));
    const both = f64x2.replace_lane(x, 1, <f64>load<f32>(right + 4 * i));
    // Only what is finite is zero less itself.
    const finite = v128.and(both, f64x2.eq(f64x2.sub(both, both), f64x2.splat(0)));
    heard = v128.or(heard, f64x2.ne(finite, f64x2.splat(0)));
    v128.store(pairs + VECTOR * i, finite);
  }
  return v128.any_true(heard);
}

/** The way back, rounded to single precision. */
function separate(pairs: usize, left: usize, right: usize, frames: i32): void {
  for (let i: usize = 0; i < <usize>frames; i++) {
    const x = v128.load(pairs + VECTOR * i);
    store<f32>(left + 4 * i, <f32>f64x2.extract_lane(x, 0));
    store<f32>(right + 4 * i, <f32>f64x2.extract_lane(x, 1));
  }
}

function one(pairs: usize, frames: i32, coefficients: usize, states: usize): void {
  const b0 = v128.load_splat<f64>(coefficients);
  const b1 = v128.load_splat<f64>(coefficients, 8);
  const b2 = v128.load_splat<f64>(coefficients, 16);
  const a1 = v128.load_splat<f64>(coefficients, 24);
  const a2 = v128.load_splat<f64>(coefficients, 32);
  let s1 = v128.load(states);
  let s2 = v128.load(states, VECTOR);
  const end = pairs + VECTOR * <usize>frames;
  for (let at = pairs; at < end; at += VECTOR) {
    const x = v128.load(at);
    const y = f64x2.add(f64x2.mul(b0, x), s1);
    s1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), s2), f64x2.mul(a1, y));
    s2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y));
    v128.store(at, y);
  }
  v128.store(states, s1);
  v128.store(states, s2, VECTOR);
}

function two(pairs: usize, frames: i32, coefficients: usize, states: usize): void {
  const b0 = v128.load_splat<f64>(coefficients);
  const b1 = v128.load_splat<f64>(coefficients, 8);
  const b2 = v128.load_splat<f64>(coefficients, 16);
  const a1 = v128.load_splat<f64>(coefficients, 24);
  const a2 = v128.load_splat<f64>(coefficients, 32);
  const d0 = v128.load_splat<f64>(coefficients, 40);
  const d1 = v128.load_splat<f64>(coefficients, 48);
  const d2 = v128.load_splat<f64>(coefficients, 56);
  const c1 = v128.load_splat<f64>(coefficients, 64);
  const c2 = v128.load_splat<f64>(coefficients, 72);
  let s1 = v128.load(states);
  let s2 = v128.load(states, VECTOR);
  let t1 = v128.load(states, 2 * VECTOR);
  let t2 = v128.load(states, 3 * VECTOR);
  const end = pairs + VECTOR * <usize>frames;
  for (let at = pairs; at < end; at += VECTOR) {
    const x = v128.load(at);
    const y = f64x2.add(f64x2.mul(b0, x), s1);
    s1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), s2), f64x2.mul(a1, y));
    s2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y));
    const z = f64x2.add(f64x2.mul(d0, y), t1);
    t1 = f64x2.sub(f64x2.add(f64x2.mul(d1, y), t2), f64x2.mul(c1, z));
    t2 = f64x2.sub(f64x2.mul(d2, y), f64x2.mul(c2, z));
    v128.store(at, z);
  }
  v128.store(states, s1);
  v128.store(states, s2, VECTOR);
  v128.store(states, t1, 2 * VECTOR);
  v128.store(states, t2, 3 * VECTOR);
}
