import type { AuralisError } from '../../shared/domain/errors';
import type { Notice } from '../../shared/domain/playback';
import { type Disposable, Emitter, type Live } from '../events';

/** Most notices that wait for somebody to tell them to. */
const MOST_UNHEARD = 50;

const SEVERITY: Record<Notice['action'], Notice['severity']> = {
  skipped: 'warning',
  resumed: 'info',
  stopped: 'error',
  none: 'warning',
};

/** Tells the person what happened without stopping them. What nobody listened to waits for the first listener. */
export class Notices implements Live<Notice> {
  private readonly emitter = new Emitter<Notice>();
  private readonly unheard: Notice[] = [];
  private listeners = 0;
  private nextId = 1;

  constructor(private readonly swallowed: boolean) {}

  tell(error: AuralisError, action: Notice['action']): void {
    if (this.swallowed) return;
    const problem = error.toProblem();
    const notice = { id: this.nextId++, atMs: Date.now(), severity: SEVERITY[action], problem, action };
    if (this.listeners === 0) this.unheard.splice(0, Math.max(0, this.unheard.length + 1 - MOST_UNHEARD));
    if (this.listeners === 0) this.unheard.push(notice);
    this.emitter.emit(notice);
  }

  get latest(): Notice | undefined {
    return this.emitter.latest;
  }

  listen(listener: (notice: Notice) => void): Disposable {
    const subscription = this.emitter.listen(listener);
    this.listeners++;
    for (const notice of this.unheard.splice(0)) listener(notice);
    let listening = true;
    return {
      dispose: () => {
        if (listening) this.listeners--;
        listening = false;
        subscription.dispose();
      },
    };
  }
}
