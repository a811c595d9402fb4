import { createServer, type Server, type Socket } from 'node:net';
import type { z } from 'zod';
import { ExpectationError, HostError } from '../../../scenarios';
import { readJsonLines, writeJsonLine } from './json-lines';
import { type Command, HelloSchema, ReplySchema } from './messages';

const CONNECT_SECONDS = 20;
const REPLY_SECONDS = 30;

interface Pending {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** The host's end of the line to an application under test, which connects to it each time that it starts. */
export class ControlServer {
  private socket: Socket | null = null;
  private readonly pending = new Map<number, Pending>();
  private waitingForHello: (() => void) | null = null;
  private nextId = 1;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.accept(socket));
  }

  /** Listens at a socket path that only this user can reach. */
  static listen(path: string): Promise<ControlServer> {
    const server = createServer();
    const control = new ControlServer(server);
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(new HostError(`no line to the application: ${error.message}`)));
      server.listen(path, () => resolve(control));
    });
  }

  /** Resolves when an application has connected since the call. Throws {@link HostError} where none does in time. */
  connected(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.waitingForHello = null;
        finish();
      };
      const stop = () => settle(() => reject(signal.reason));
      const timer = setTimeout(
        () => settle(() => reject(new HostError(`the application did not report within ${CONNECT_SECONDS} s`))),
        CONNECT_SECONDS * 1000,
      );
      this.waitingForHello = () => settle(resolve);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  /**
   * Asks the application and checks its answer. Throws {@link ExpectationError} where the application is not as it should
   * be, {@link HostError} where the machinery fails, and Error where the application ended meanwhile.
   */
  request<T>(body: Command, answer: z.ZodType<T>): Promise<T> {
    const socket = this.socket;
    if (!socket) return Promise.reject(new Error('the application is not running'));
    const id = this.nextId++;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id);
        reject(new Error(`the application did not answer ${body.command} within ${REPLY_SECONDS} s`));
      }, REPLY_SECONDS * 1000);
      this.pending.set(id, {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (reason) => {
          clearTimeout(timer);
          reject(reason);
        },
      });
      writeJsonLine(socket, { id, body });
    }).then((value) => answer.parse(value));
  }

  dispose(): void {
    this.socket?.destroy();
    this.server.close();
  }

  private accept(socket: Socket): void {
    this.socket?.destroy();
    this.socket = socket;
    readJsonLines(socket, (value) => this.receive(value));
    const lost = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      for (const { reject } of this.pending.values()) reject(new Error('the application ended'));
      this.pending.clear();
    };
    socket.on('close', lost);
    socket.on('error', lost);
  }

  private receive(value: unknown): void {
    if (HelloSchema.safeParse(value).success) {
      this.waitingForHello?.();
      return;
    }
    const reply = ReplySchema.parse(value);
    const pending = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if (!pending) return;
    if (!('failure' in reply)) pending.resolve(reply.value);
    else if (reply.failure.expectation) pending.reject(new ExpectationError(reply.failure.message));
    else pending.reject(new HostError(reply.failure.message));
  }
}
