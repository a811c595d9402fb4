// K-weighting of two channels at once, measured as energy; the plain version is src/main/audio/analysis/k-weighting.ts.

/**
 * Adds the squares of the weighted samples of two planes, all finite, to the two doubles at `energies`. `coefficients` are
 * b0 b1 b2 a1 a2 of the shelf and a1 a2 of the high-pass; `states` are four pairs of doubles.
 */
export function weigh(
  left: usize,
  right: usize,
  frames: i32,
  coefficients: usize,
  states: usize,
  energies: usize,
): void {
  const b0 = v128.load_splat<f64>(coefficients);
  const b1 = v128.load_splat<f64>(coefficients, 8);
  const b2 = v128.load_splat<f64>(coefficients, 16);
  const a1 = v128.load_splat<f64>(coefficients, 24);
  const a2 = v128.load_splat<f64>(coefficients, 32);
  const c1 = v128.load_splat<f64>(coefficients, 40);
  const c2 = v128.load_splat<f64>(coefficients, 48);
  let s1 = v128.load(states);
  let s2 = v128.load(states, 16);
  let h1 = v128.load(states, 32);
  let h2 = v128.load(states, 48);
  let total = v128.load(energies);
  for (let i: usize = 0; i < <usize>frames; i++) {
    const l = f64x2.splat(<f64>load<f32>(left + 4 * i));
    const x = f64x2.replace_lane(l, 1, <f64>load<f32>(right + 4 * i));
    const shelved = f64x2.add(f64x2.mul(b0, x), s1);
    s1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), s2), f64x2.mul(a1, shelved));
    s2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, shelved));
    const weighted = f64x2.add(shelved, h1);
    h1 = f64x2.sub(f64x2.sub(h2, f64x2.add(shelved, shelved)), f64x2.mul(c1, weighted));
    h2 = f64x2.sub(shelved, f64x2.mul(c2, weighted));
    total = f64x2.add(total, f64x2.mul(weighted, weighted));
  }
  v128.store(states, s1);
  v128.store(states, s2, 16);
  v128.store(states, h1, 32);
  v128.store(states, h2, 48);
  v128.store(energies, total);
}
