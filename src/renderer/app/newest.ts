/** Sends values one at a time; of those that come while one is under way only the newest is sent. */
export class Newest<V> {
  private waiting: { value: V } | null = null;
  private sending: Promise<void> | null = null;

  constructor(private readonly send: (value: V) => Promise<unknown>) {}

  /** Resolves once nothing is left to be sent. */
  put(value: V): Promise<void> {
    this.waiting = { value };
    this.sending ??= this.run();
    return this.sending;
  }

  private async run(): Promise<void> {
    while (this.waiting) {
      const { value } = this.waiting;
      this.waiting = null;
      await this.send(value);
    }
    this.sending = null;
  }
}
