import { expect, type Page, test } from '@playwright/test';
import { createProfile, launchApp } from '../support/app';

/** What the wire-tapped page offers the test: what it sent to main, a way to send more, and what came back. */
interface Tap {
  sent: string[];
  received: string[];
  send(message: unknown): void;
}

declare global {
  interface Window {
    tap?: Tap;
  }
}

/** Listens in on the page's own port before the page's scripts run, so that messages of any shape can be sent over it. */
async function tapPort(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tap: Tap = { sent: [], received: [], send: () => {} };
    const post = MessagePort.prototype.postMessage;
    window.addEventListener('message', ({ data, ports }: MessageEvent<{ type?: unknown } | null>) => {
      const [port] = ports;
      if (data?.type !== 'auralis:api-port' || !port) return;
      tap.send = (message) => post.call(port, message);
      port.addEventListener('message', (event: MessageEvent<unknown>) => tap.received.push(JSON.stringify(event.data)));
    });
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: unknown[]) {
      tap.sent.push(JSON.stringify(message));
      return Reflect.apply(post, this, [message, ...rest]);
    };
    window.tap = tap;
  });
  await page.reload();
  await page.getByRole('button', { name: 'Add music folder' }).waitFor();
}

const tapped = (page: Page) => page.evaluate(() => window.tap?.sent ?? []);

test('calls of the wrong shape are refused and the application goes on', async () => {
  const profile = createProfile();
  const app = await launchApp(profile);
  await tapPort(app.page);
  await expect
    .poll(async () => (await tapped(app.page)).some((message) => message.includes('/library/count')))
    .toBe(true);
  const genuine = (await tapped(app.page)).find((message) => message.includes('/library/count')) ?? '';

  const wrong = [
    genuine.replaceAll('query', 'quarry'),
    genuine.replace('/library/count', '/library/nothing'),
    genuine.replace('/library/count', '/__proto__/constructor'),
  ];
  const answers = await app.page.evaluate(async (messages) => {
    const { tap } = window;
    if (!tap) throw new Error('the port was not tapped');
    const before = tap.received.length;
    for (const message of messages) tap.send(JSON.parse(message));
    for (const garbage of [null, 42, 'garbage', { id: {} }, [1, 2], new Uint8Array(8)]) tap.send(garbage);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return tap.received.slice(before);
  }, wrong);
  const text = answers.join('\n');
  expect(text).toContain('BAD_REQUEST');
  expect(text).toContain('No procedure matched');

  await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(app.page.getByRole('dialog')).toBeVisible();
  await app.close();
  profile.dispose();
});
