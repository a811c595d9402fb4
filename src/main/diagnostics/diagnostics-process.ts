import { parentChannel } from '../processes';
import { type FromDiagnostics, ToDiagnosticsSchema } from './process-messages';
import { runDiagnostics } from './run-diagnostics';

/** Runs one run outside of the application that asked for it, so that neither can disturb the other. */
function serve(): void {
  const parent = parentChannel();
  const post = (message: FromDiagnostics) => parent.post(message);
  const cancel = new AbortController();
  parent.onMessage((raw) => {
    const message = ToDiagnosticsSchema.parse(raw);
    if (message.type === 'cancel') {
      cancel.abort(new Error('cancelled'));
      return;
    }
    const { depth, only, executable, faults } = message;
    runDiagnostics({
      depth,
      only,
      executable,
      faults,
      signal: cancel.signal,
      emit: (event) => post({ type: 'event', event }),
    }).then(
      () => post({ type: 'over', problem: null }),
      (thrown: unknown) => post({ type: 'over', problem: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  });
}

serve();
