/** For how long a condition is looked at again while the application gets there. */
export interface Patience {
  withinSeconds: number;
}

/** What a scenario reports to whoever runs it. */
export interface Probe {
  /** Aborts when the run is cancelled or the scenario's time is over. */
  readonly signal: AbortSignal;
  /** One thing that the user does or sees; its name is what a failure is reported under. */
  step<T>(name: string, body: () => Promise<T>): Promise<T>;
  /** Reads until the value is as it must be and returns it. Throws {@link ExpectationError} with the last value read. */
  eventually<T>(what: string, read: () => Promise<T>, holds: (value: T) => boolean, patience?: Patience): Promise<T>;
  /** Throws {@link ExpectationError} unless the condition holds. `seen` says what was there instead. */
  expect(condition: boolean, what: string, seen: string): void;
  /** Records a measured value, in `unit`; judged by the scenario's budget of that name where it has one. */
  measure(metric: string, value: number, unit: string): void;
}

/** The application did not do what it promises. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';

  /** What must be there, and what was there instead. */
  static of(what: string, seen: string): ExpectationError {
    return new ExpectationError(`expected ${what}, saw ${seen}`);
  }
}

/** The host could not do its part (start the application, write a file): says nothing about the application. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
