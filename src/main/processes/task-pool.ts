import type { z } from 'zod';
import { AuralisError } from '../../shared/domain/errors';
import type { ChildProcess, ProcessLauncher } from './child';
import { TaskMessageSchema } from './task-protocol';

/** How often a file may make a process die before it is refused without trying. */
const CRASHES_UNTIL_QUARANTINE = 2;
/** A process may take so long to start on a busy machine, seconds; that is not held against its first file. */
const START_SECONDS = 30;

export interface TaskOptions<Output> {
  /** File that the task reads; blamed where the process dies. */
  subject: string;
  output: z.ZodType<Output>;
  /** Without a sign of life for so long the process is stopped. */
  timeoutSeconds?: number;
  signal?: AbortSignal;
  onProgress?: (progress: unknown) => void;
  /** Goes before everything that is queued. */
  urgent?: boolean;
}

interface Job {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  readonly options: TaskOptions<unknown>;
  readonly settle: (outcome: { output: unknown } | { error: AuralisError }) => void;
}

interface Slot {
  child: ChildProcess | null;
  /** The process has said that it takes work. */
  ready: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs tasks in processes that may die: at most `size` at once, started when first needed. A process that dies fails its
 * one task with `decoder-crashed` and is replaced; a file that did so twice is refused from then on.
 */
export class TaskPool {
  private readonly slots: Slot[];
  private readonly queue: Job[] = [];
  private readonly crashes = new Map<string, number>();
  private nextId = 1;
  private disposed = false;
  private held = false;
  /** Processes that died with work in hand, since the start. */
  crashCount = 0;

  constructor(
    private readonly launcher: ProcessLauncher,
    private readonly entryFile: string,
    private readonly settings: { name: string; size: number; lowPriority?: boolean; timeoutSeconds: number },
  ) {
    this.slots = Array.from({ length: settings.size }, () => ({ child: null, ready: false, job: null, timer: null }));
  }

  /** Throws AuralisError: what the task threw, `decoder-crashed`, `decoder-timeout` or `cancelled`. */
  run<Output>(task: string, input: unknown, options: TaskOptions<Output>): Promise<Output> {
    return new Promise<Output>((resolve, reject) => {
      const refuse = this.refusal(options);
      if (refuse) {
        reject(refuse);
        return;
      }
      const job: Job = {
        id: this.nextId++,
        task,
        input,
        options: options as TaskOptions<unknown>,
        settle: (outcome) => {
          options.signal?.removeEventListener('abort', abort);
          if ('error' in outcome) {
            reject(outcome.error);
            return;
          }
          const output = options.output.safeParse(outcome.output);
          if (output.success) resolve(output.data);
          else
            reject(new AuralisError('internal', { reason: `unexpected answer to ${task}: ${output.error.message}` }));
        },
      };
      const abort = () => this.abort(job);
      options.signal?.addEventListener('abort', abort, { once: true });
      if (options.urgent) this.queue.unshift(job);
      else this.queue.push(job);
      this.pump();
    });
  }

  /** While it is held no queued task begins; those that run come to their end. */
  hold(held: boolean): void {
    this.held = held;
    this.pump();
  }

  dispose(): void {
    this.disposed = true;
    for (const job of this.queue.splice(0)) job.settle({ error: new AuralisError('cancelled') });
    for (const slot of this.slots) {
      this.finish(slot, { error: new AuralisError('cancelled') });
      const child = slot.child;
      slot.child = null;
      child?.kill();
    }
  }

  private refusal(options: { subject: string; signal?: AbortSignal }): AuralisError | null {
    if (this.disposed || options.signal?.aborted) return new AuralisError('cancelled');
    if ((this.crashes.get(options.subject) ?? 0) >= CRASHES_UNTIL_QUARANTINE)
      return AuralisError.about(options.subject, 'decoder-crashed');
    return null;
  }

  private pump(): void {
    if (this.held) return;
    for (const slot of this.slots) {
      if (slot.job) continue;
      const job = this.nextWanted();
      if (!job) return;
      slot.job = job;
      slot.child ??= this.start(slot);
      this.watch(slot);
      slot.child.post({ id: job.id, task: job.task, input: job.input });
    }
  }

  /** The next job that is still wanted: one signal may end many, and no process is to be started for those. */
  private nextWanted(): Job | undefined {
    let job = this.queue.shift();
    while (job?.options.signal?.aborted) {
      job.settle({ error: new AuralisError('cancelled') });
      job = this.queue.shift();
    }
    return job;
  }

  private start(slot: Slot): ChildProcess {
    const child = this.launcher.launch(this.entryFile, {
      name: this.settings.name,
      lowPriority: this.settings.lowPriority ?? false,
    });
    slot.ready = false;
    child.onMessage((raw) => {
      const message = TaskMessageSchema.parse(raw);
      if (message.type === 'ready') {
        if (slot.child !== child) return;
        slot.ready = true;
        this.watch(slot);
        return;
      }
      if (slot.job?.id !== message.id) return;
      if (message.type === 'progress') {
        this.watch(slot);
        slot.job.options.onProgress?.(message.progress);
        return;
      }
      const outcome =
        message.type === 'done' ? { output: message.output } : { error: AuralisError.fromProblem(message.problem) };
      this.finish(slot, outcome);
      this.pump();
    });
    child.onExit(() => {
      if (slot.child !== child) return;
      slot.child = null;
      const job = slot.job;
      if (job) {
        this.crashCount++;
        const subject = job.options.subject;
        this.crashes.set(subject, (this.crashes.get(subject) ?? 0) + 1);
        this.finish(slot, { error: AuralisError.about(subject, 'decoder-crashed') });
      }
      if (!this.disposed) this.pump();
    });
    return child;
  }

  /** Starts the silence timer of the slot's job anew. */
  private watch(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    const job = slot.job;
    if (!job) return;
    const allowed = job.options.timeoutSeconds ?? this.settings.timeoutSeconds;
    const seconds = slot.ready ? allowed : Math.max(allowed, START_SECONDS);
    slot.timer = setTimeout(() => {
      this.replace(slot, AuralisError.about(job.options.subject, 'decoder-timeout', { seconds }));
    }, seconds * 1000);
  }

  private abort(job: Job): void {
    const queued = this.queue.indexOf(job);
    if (queued >= 0) {
      this.queue.splice(queued, 1);
      job.settle({ error: new AuralisError('cancelled') });
      return;
    }
    const slot = this.slots.find((candidate) => candidate.job === job);
    if (slot) this.replace(slot, new AuralisError('cancelled'));
  }

  /** Ends the slot's process because its work is no longer wanted or stuck: that is no crash of the file's. */
  private replace(slot: Slot, error: AuralisError): void {
    const child = slot.child;
    slot.child = null;
    child?.kill();
    this.finish(slot, { error });
    this.pump();
  }

  private finish(slot: Slot, outcome: { output: unknown } | { error: AuralisError }): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
    const job = slot.job;
    slot.job = null;
    job?.settle(outcome);
  }
}
