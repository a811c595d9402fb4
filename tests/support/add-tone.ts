/** A sine, as it is added to a signal. */
interface AddedTone {
  rateHz: number;
  frequencyHz: number;
  /** Peak of it where it begins. */
  peak: number;
  /** At the first frame, radians. */
  phase?: number;
  /** What is left of its peak from one frame to the next. */
  decay?: number;
  from?: number;
  /** The frame behind its last. */
  to?: number;
}

/** So many frames follow from one another, a turn each, before the sine is taken anew: nothing adds up to be heard or measured. */
const TURNS = 1024;

/** Adds a sine to the frames of a signal, in a fraction of the time that a sine for each frame takes. */
export function addTone(signal: Float32Array | Float64Array, tone: AddedTone): void {
  const { rateHz, frequencyHz, peak, phase = 0, decay = 1, from = 0, to = signal.length } = tone;
  const step = (2 * Math.PI * frequencyHz) / rateHz;
  const [turnReal, turnImaginary] = [decay * Math.cos(step), decay * Math.sin(step)];
  for (let start = from; start < to; start += TURNS) {
    const level = peak * decay ** (start - from);
    let real = level * Math.cos(step * (start - from) + phase);
    let imaginary = level * Math.sin(step * (start - from) + phase);
    const end = Math.min(start + TURNS, to);
    for (let i = start; i < end; i++) {
      signal[i] = (signal[i] as number) + imaginary;
      const next = real * turnReal - imaginary * turnImaginary;
      imaginary = real * turnImaginary + imaginary * turnReal;
      real = next;
    }
  }
}
