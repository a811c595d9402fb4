/** A value that moves to its target along a straight line, frame by frame, and lands on it exactly. */
export class Ramp {
  private target: number;
  private step = 0;
  private left = 0;

  /** A ramp takes `lengthFrames` from wherever it stands. */
  constructor(
    private current: number,
    private readonly lengthFrames: number,
  ) {
    this.target = current;
  }

  get value(): number {
    return this.current;
  }

  get resting(): boolean {
    return this.left === 0;
  }

  /** Frames until the target is reached. */
  get framesLeft(): number {
    return this.left;
  }

  moveTo(target: number): void {
    if (target === this.target) return;
    this.target = target;
    this.left = this.lengthFrames;
    this.step = (target - this.current) / this.lengthFrames;
  }

  jumpTo(value: number): void {
    this.target = value;
    this.current = value;
    this.left = 0;
  }

  /** Advances by one frame and returns the value there. */
  next(): number {
    if (this.left === 0) return this.current;
    this.left--;
    this.current = this.left === 0 ? this.target : this.current + this.step;
    return this.current;
  }
}
