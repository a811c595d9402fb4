export type { ChildProcess, ParentChannel, ProcessLauncher } from './child';
export { ForkLauncher } from './fork-launcher';
export { parentChannel } from './parent-channel';
export { serveTasks, taskHandler } from './serve-tasks';
export { type TaskOptions, TaskPool } from './task-pool';
