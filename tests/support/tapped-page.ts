import type { Page } from '@playwright/test';

/** What the tapped page offers a measurement: the page's own port to main. */
interface Line {
  /** Milliseconds from sending a call to its answer being there, and the answer. */
  call(path: string, input: unknown): Promise<{ milliseconds: number; answer: unknown }>;
  /** Answers once the page's own next call of that path is answered. */
  answered(path: string): Promise<void>;
}

declare global {
  interface Window {
    line?: Line;
  }
}

/** Taps the page's port to main before its scripts run: calls go the way that the page's own go. */
export async function tapPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = MessagePort.prototype.postMessage;
    interface Message {
      i?: string;
      p?: { u?: string; b?: { json: unknown } };
    }
    const read = (message: unknown): Message => (typeof message === 'string' ? JSON.parse(message) : (message ?? {}));
    const waiting = new Map<string, (answer: unknown) => void>();
    const awaited = new Map<string, () => void>();
    let port: MessagePort | null = null;
    let calls = 0;
    window.addEventListener('message', ({ data, ports }: MessageEvent<{ type?: unknown } | null>) => {
      const [found] = ports;
      if (data?.type !== 'auralis:api-port' || !found) return;
      port = found;
      found.addEventListener('message', ({ data: answer }: MessageEvent<unknown>) => {
        const { i = '', p } = read(answer);
        waiting.get(i)?.(p?.b?.json);
        waiting.delete(i);
      });
    });
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: unknown[]) {
      const { i, p } = read(message);
      const onAnswer = awaited.get(p?.u ?? '');
      if (i !== undefined && onAnswer) {
        awaited.delete(p?.u ?? '');
        waiting.set(i, onAnswer);
      }
      return Reflect.apply(send, this, [message, ...rest]);
    };
    window.line = {
      call: (path, input) =>
        new Promise((resolve, reject) => {
          if (!port) {
            reject(new Error('the port was not tapped'));
            return;
          }
          const id = `measured-${calls++}`;
          const started = performance.now();
          waiting.set(id, (answer) => resolve({ milliseconds: performance.now() - started, answer }));
          send.call(port, JSON.stringify({ i: id, p: { u: path, b: { json: input } } }));
        }),
      answered: (path) => new Promise((resolve) => awaited.set(path, resolve)),
    };
  });
  await page.reload();
  await page.getByRole('button', { name: 'Add music folder', exact: true }).first().waitFor();
}

/** A call over the page's own port; how long the page waited for the answer, milliseconds. */
export async function callFromPage<Answer>(
  page: Page,
  path: string,
  input: unknown,
): Promise<{ milliseconds: number; answer: Answer }> {
  const result = await page.evaluate(([where, what]) => window.line?.call(where, what), [path, input] as const);
  if (!result) throw new Error('the page is not tapped');
  return result as { milliseconds: number; answer: Answer };
}

/**
 * Milliseconds from the page's key event to the frame after the answers to all that it caused to be asked of these paths were
 * drawn. `act` must press exactly one key.
 */
export async function millisecondsToPaint(
  page: Page,
  paths: readonly string[],
  act: () => Promise<void>,
): Promise<number> {
  const painted = await page.evaluateHandle((all) => {
    const { line } = window;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const took =
      line &&
      new Promise<number>((resolve, reject) => {
        window.setTimeout(() => reject(new Error('the page did not ask within ten seconds of the key')), 10_000);
        // What the page asks by itself before the key is pressed is not waited for.
        const start = async () => {
          const pressed = performance.now();
          await Promise.all(all.map((path) => line.answered(path)));
          // The page takes the last answer in a task of its own, and draws it in the frame after the next one begins.
          await frame();
          await frame();
          resolve(performance.now() - pressed);
        };
        window.addEventListener('keydown', () => void start(), { capture: true, once: true });
      });
    return { took };
  }, paths);
  await act();
  const took = await painted.evaluate((handle) => handle.took);
  if (took === undefined) throw new Error('the page is not tapped');
  return took;
}
