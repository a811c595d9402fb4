/** So many samples of a formula, by frame. `Float32Array.from` with a formula takes several times as long. */
export function sampled(frames: number, valueAt: (frame: number) => number): Float32Array {
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) samples[frame] = valueAt(frame);
  return samples;
}
