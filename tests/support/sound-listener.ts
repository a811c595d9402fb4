import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FromSound } from '../../src/main/audio/stream';
import { SoundEngine } from '../../src/main/audio/stream/sound-engine';
import { Player } from '../../src/renderer/audio/player';
import type { ToWorklet } from '../../src/shared/sound/stream';

const QUANTUM = 128;
/** Quanta in a row before messages are let through: the worklet's thread does not wait for anybody. */
const QUANTA_PER_TURN = 4;

/** The page's worklet without its thread and device: it puts out what it is sent, as fast as it can. */
export class VirtualOutput {
  private player: Player;
  private connected: SoundEngine | null = null;
  private readonly left: Float32Array[] = [];
  private readonly right: Float32Array[] = [];

  constructor(private readonly rateHz: number) {
    this.player = new Player(rateHz);
  }

  get frames(): number {
    return this.left.length * QUANTUM;
  }

  /** Hands the worklet's port to a sound process. */
  connect(engine: SoundEngine): void {
    const { player } = this;
    this.connected = engine;
    engine.attach((message: ToWorklet) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        if (this.connected === engine) player.handle(copy);
      });
    });
    engine.hear(player.ready());
  }

  /** Loses the sound process; what the ring holds plays on. */
  disconnect(): void {
    this.connected = null;
  }

  /** Begins with an empty worklet, as a page does that was loaded anew. */
  reload(): void {
    this.player = new Player(this.rateHz);
    if (this.connected) this.connect(this.connected);
  }

  /** Puts out so many seconds of sound, faster than real time. */
  async run(seconds: number): Promise<void> {
    const quanta = Math.ceil((seconds * this.rateHz) / QUANTUM);
    for (let i = 0; i < quanta; i++) {
      const left = new Float32Array(QUANTUM);
      const right = new Float32Array(QUANTUM);
      this.player.render(left, right);
      this.left.push(left);
      this.right.push(right);
      const progress = this.player.takeProgress();
      if (progress) this.connected?.hear(progress);
      if (i % QUANTA_PER_TURN === 0) await nextTurn();
    }
  }

  /** What was put out on a channel, from its first frame that is not silent. */
  heard(channel: 'left' | 'right' = 'left', from = 0): Float32Array {
    const all = this.everything(channel).subarray(from);
    const first = all.findIndex((value) => value !== 0);
    return first < 0 ? new Float32Array(0) : all.subarray(first);
  }

  everything(channel: 'left' | 'right' = 'left'): Float32Array {
    const whole = new Float32Array(this.frames);
    for (const [index, quantum] of this[channel].entries()) whole.set(quantum, index * QUANTUM);
    return whole;
  }
}

/** Sound process and worklet joined in memory: everything real but the threads and the device. */
export class SoundListener extends VirtualOutput {
  readonly engine: SoundEngine;
  readonly events: FromSound[] = [];

  constructor(rateHz: number) {
    super(rateHz);
    this.engine = new SoundEngine((message) => this.events.push(structuredClone(message)));
    this.connect(this.engine);
  }

  /** Lets the engine fill the ring without putting anything out. */
  async settle(turns = 200): Promise<void> {
    for (let i = 0; i < turns; i++) await nextTurn();
  }

  last<Type extends FromSound['type']>(type: Type): Extract<FromSound, { type: Type }> | undefined {
    const isWanted = (event: FromSound): event is Extract<FromSound, { type: Type }> => event.type === type;
    return this.events.filter(isWanted).at(-1);
  }
}
