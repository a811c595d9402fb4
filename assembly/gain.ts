/** Multiplies singles by doubles, one each, in place. */
export function amplify(samples: usize, gains: usize, frames: i32): void {
  const end = samples + 4 * <usize>frames;
  let at = samples;
  for (; at + 16 <= end; at += 16, gains += 32) {
    const x = v128.load(at);
    const low = f64x2.mul(f64x2.promote_low_f32x4(x), v128.load(gains));
    const high = f64x2.mul(f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3)), v128.load(gains, 16));
    const lower = f32x4.demote_f64x2_zero(low);
    v128.store(at, v128.shuffle<f32>(lower, f32x4.demote_f64x2_zero(high), 0, 1, 4, 5));
  }
  for (; at < end; at += 4, gains += 8) store<f32>(at, <f32>(<f64>load<f32>(at) * load<f64>(gains)));
}
