import { join } from 'node:path';
import { PORT_CHANNELS } from '../../shared/api/bridge';
import { type FromSound, FromSoundSchema, faultArguments, type ToSound } from '../audio/stream';
import type { Disposable } from '../events';
import type { ChildProcess } from '../processes';
import type { PlaybackOptions, SoundPage } from './types';

/** Waits before the first, second and every further restart in a row, ms. */
const BACK_OFF_MS = [50, 200, 1000] as const;
/** So many ends within the window are no accident any more. */
const MOST_ENDS = 5;
const WINDOW_MS = 30_000;
/** A process is asked for a sign of life this often, and stuck when it owes so many. */
const PING_MS = 2_000;
const MOST_PINGS_OWED = 4;

export interface SoundHostEvents {
  onMessage(message: FromSound): void;
  /** The process runs and takes messages. */
  onUp(): void;
  /** It ended or was stuck; it is started again unless `attempts` says how often that was tried in vain. */
  onDown(reason: 'crashed' | 'stuck', attempts: number | null): void;
}

/**
 * Keeps the sound process running and connected to the page.
 *
 *   stopped --start--> running --ends, stuck--> waiting (back-off) --> running
 *      ^                                           |
 *      +---------------- too often ----------------+
 */
export class SoundHost implements Disposable {
  private child: ChildProcess | null = null;
  private page: SoundPage | null = null;
  private endTimes: number[] = [];
  private restart: NodeJS.Timeout | null = null;
  private pinger: NodeJS.Timeout | null = null;
  private pingsOwed = 0;
  private disposed = false;

  constructor(
    private readonly options: Pick<PlaybackOptions, 'launcher' | 'processFolder' | 'soundPorts' | 'faults'>,
    private readonly events: SoundHostEvents,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process unless it runs or is about to; after giving up this is a new beginning. */
  start(): void {
    if (this.child || this.restart || this.disposed) return;
    if (this.endTimes.length >= MOST_ENDS) this.endTimes = [];
    this.launch();
  }

  /** Connects a page that has loaded; the page before is forgotten. */
  attachPage(page: SoundPage): void {
    this.page = page;
    this.connect();
  }

  /** Messages to a process that is down are dropped: whoever sent them hears `onUp` and says it all again. */
  send(message: ToSound): void {
    this.child?.post(message);
  }

  dispose(): void {
    this.disposed = true;
    if (this.restart) clearTimeout(this.restart);
    if (this.pinger) clearInterval(this.pinger);
    const { child } = this;
    this.child = null;
    child?.kill();
  }

  private launch(): void {
    const { launcher, processFolder, faults } = this.options;
    const child = launcher.launch(join(processFolder, 'sound-process.js'), {
      name: 'Auralis Sound',
      args: faultArguments(faults),
    });
    this.child = child;
    child.onMessage((raw) => {
      if (this.child !== child) return;
      const message = FromSoundSchema.parse(raw);
      this.pingsOwed = 0;
      if (message.type !== 'pong') this.events.onMessage(message);
    });
    child.onExit(() => {
      if (this.child === child) this.down('crashed');
    });
    this.pingsOwed = 0;
    this.pinger = setInterval(() => this.ping(), PING_MS);
    this.connect();
    this.events.onUp();
  }

  private connect(): void {
    if (!this.child || !this.page) return;
    const { port1, port2 } = this.options.soundPorts();
    this.child.post({ type: 'attach' } satisfies ToSound, [port1]);
    this.page.postMessage(PORT_CHANNELS.sound, null, [port2]);
  }

  private ping(): void {
    if (this.pingsOwed >= MOST_PINGS_OWED) {
      const { child } = this;
      this.down('stuck');
      child?.kill();
      return;
    }
    this.pingsOwed++;
    this.send({ type: 'ping' });
  }

  private down(reason: 'crashed' | 'stuck'): void {
    this.child = null;
    if (this.pinger) clearInterval(this.pinger);
    const now = performance.now();
    this.endTimes = [...this.endTimes.filter((time) => now - time < WINDOW_MS), now];
    const ends = this.endTimes.length;
    if (ends >= MOST_ENDS) {
      this.events.onDown(reason, ends);
      return;
    }
    this.events.onDown(reason, null);
    const wait = BACK_OFF_MS[Math.min(ends, BACK_OFF_MS.length) - 1];
    this.restart = setTimeout(() => {
      this.restart = null;
      this.launch();
    }, wait);
  }
}
