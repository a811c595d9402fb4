import type { MessagePortMain } from 'electron';

/** A process of ours that may die without taking the application along. */
export interface ChildProcess {
  readonly pid: number | undefined;
  /** Ports can be handed over by utility processes only. */
  post(message: unknown, ports?: MessagePortMain[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however it ended; `null` where a signal ended it. */
  onExit(listener: (exitCode: number | null) => void): void;
  kill(): void;
}

/** Starts a process from one of the built entry files; a window-less host forks, the application uses utility processes. */
export interface ProcessLauncher {
  launch(entryFile: string, options: { name: string; lowPriority?: boolean; args?: string[] }): ChildProcess;
}

/** The parent, as a child process sees it. */
export interface ParentChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown, ports: MessagePortMain[]) => void): void;
}
