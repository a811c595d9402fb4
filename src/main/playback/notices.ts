import type { AuralisError } from '../../shared/domain/errors';
import type { Notice } from '../../shared/domain/playback';
import { Emitter } from '../events';

const SEVERITY: Record<Notice['action'], Notice['severity']> = {
  skipped: 'warning',
  resumed: 'info',
  stopped: 'error',
  none: 'warning',
};

/** Tells the person what happened without stopping them. */
export class Notices {
  readonly emitter = new Emitter<Notice>();
  private nextId = 1;

  constructor(private readonly swallowed: boolean) {}

  tell(error: AuralisError, action: Notice['action']): void {
    if (this.swallowed) return;
    const problem = error.toProblem();
    this.emitter.emit({ id: this.nextId++, atMs: Date.now(), severity: SEVERITY[action], problem, action });
  }
}
