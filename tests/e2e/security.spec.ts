import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { APP_FOLDER, createProfile, launchApp, type Profile, type RunningApp } from '../support/app';

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

test.describe('the page is confined', () => {
  // One application for all of them: none needs it untouched.
  test.describe.configure({ mode: 'default' });
  let profile: Profile;
  let app: RunningApp;
  test.beforeAll(async () => {
    profile = createProfile();
    app = await launchApp(profile);
  });
  test.afterAll(async () => {
    await app.close();
    profile.dispose();
  });

  test('it has no Node, no Electron, and nothing of ours but one function', async () => {
    const seen = await app.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      bridge: Object.keys(window.auralis),
    }));
    expect(seen).toEqual({ globals: [], bridge: ['pathForFile'] });
    const preferences = await app.application.evaluate(({ BrowserWindow }) => {
      const contents: object | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
      const read: unknown = contents && Reflect.get(contents, 'getLastWebPreferences');
      return typeof read === 'function' ? read.call(contents) : null;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  test('its policy lets no inline script, no eval and no foreign address through', async () => {
    const policy = await app.page.evaluate(async () =>
      (await fetch('/index.html')).headers.get('content-security-policy'),
    );
    const scripts = policy?.split(';').find((part) => part.trim().startsWith('script-src'));
    expect(scripts?.trim()).toBe("script-src 'self'");
    const outcome = await app.page.evaluate(async () => {
      const marker = globalThis as { injected?: boolean };
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.injected = true');
      image.src = 'app://auralis/none.png';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const refused = async (attempt: () => unknown) => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      return {
        injected: marker.injected ?? false,
        evalRefused: await refused(() => new Function('return 1')()),
        networkRefused: await refused(() => fetch('https://example.com/')),
        fileRefused: await refused(() => fetch('file:///etc/passwd')),
      };
    });
    expect(outcome).toEqual({ injected: false, evalRefused: true, networkRefused: true, fileRefused: true });
  });

  test('another window with the same preload script is given no port, nor is the player’s own taken from it', async () => {
    const received = await app.page.evaluateHandle(() => {
      const seen = { ports: 0 };
      window.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown } | null>) => {
        if (data?.type === 'auralis:api-port') seen.ports++;
      });
      return seen;
    });
    const asked = await app.application.evaluate(
      async ({ BrowserWindow, ipcMain }, preload) => {
        const requests: string[] = [];
        ipcMain.on('auralis:connect', ({ senderFrame }) => requests.push(senderFrame?.url ?? ''));
        const other = new BrowserWindow({ show: false, webPreferences: { preload } });
        await other.loadURL('data:text/html,foreign');
        other.destroy();
        return requests;
      },
      join(APP_FOLDER, 'out/preload/index.cjs'),
    );
    expect(asked).toContain('data:text/html,foreign');
    await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await app.page.getByRole('dialog').getByRole('button', { name: 'Dark', exact: true }).click();
    // Stored by main, and shown once it is.
    await expect(app.page.getByRole('button', { name: 'Dark', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await app.page.keyboard.press('Escape');
    expect(await received.evaluate(({ ports }) => ports)).toBe(0);
  });

  test('it cannot open windows, go elsewhere or embed anything', async () => {
    const before = app.page.url();
    const opened = await app.page.evaluate(() => window.open('https://example.com/') !== null);
    expect(opened).toBe(false);
    await app.page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
    });
    await app.page.waitForTimeout(300);
    expect(app.page.url()).toBe(before);
    const windows = await app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
    expect(
      app.page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.includes('example.com')),
    ).toEqual([]);
    // Not by a locator: it would wait for the end of the navigation that was refused.
    const shown = await app.page.evaluate(() => document.body.textContent);
    expect(shown).toContain('Add music folder');
  });

  test('it is denied what it might ask the system for', async () => {
    const states = await app.page.evaluate(async () => {
      const states: Record<string, string> = {};
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'])
        states[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      return { ...states, media };
    });
    expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
  });

  test('its protocol serves its own files, by ranges, and nothing else', async () => {
    const answers = await app.page.evaluate(async () => {
      const status = async (path: string, headers: Record<string, string> = {}) =>
        (await fetch(path, { headers })).status;
      const part = await fetch('/index.html', { headers: { Range: 'bytes=0-8' } });
      return {
        part: part.status,
        bytes: (await part.text()).toLowerCase(),
        range: /^bytes 0-8\/\d+$/.test(part.headers.get('content-range') ?? ''),
        beyond: await status('/index.html', { Range: 'bytes=99999999-' }),
        traversal: await status('/..%2f..%2f..%2fpackage.json'),
        encoded: await status('/%2e%2e/%2e%2e/main/index.js'),
        backslash: await status('/..%5c..%5cpackage.json'),
        nul: await status('/index.html%00.js'),
        absolute: await status('//etc/passwd').catch(() => 404),
        cover: await status('/artwork/../../settings.json'),
        missing: await status(`/artwork/${'a'.repeat(64)}`),
        missingThumbnail: await status(`/artwork/${'a'.repeat(64)}/128`),
        oddThumbnail: await status(`/artwork/${'a'.repeat(64)}/99`),
      };
    });
    expect(answers).toEqual({
      part: 206,
      bytes: '<!doctype',
      range: true,
      beyond: 416,
      traversal: 404,
      encoded: 404,
      backslash: 404,
      nul: 404,
      absolute: 404,
      cover: 404,
      missing: 404,
      missingThumbnail: 404,
      oddThumbnail: 404,
    });
  });

  // Last, as it listens in on what the page sends from then on.
  test('calls of the wrong shape are refused and the application goes on', async () => {
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
    const before = await app.page.evaluate((messages) => {
      const { tap } = window;
      if (!tap) throw new Error('the port was not tapped');
      const before = tap.received.length;
      for (const message of messages) tap.send(JSON.parse(message));
      for (const garbage of [null, 42, 'garbage', { id: {} }, [1, 2], new Uint8Array(8)]) tap.send(garbage);
      return before;
    }, wrong);
    const answers = () => app.page.evaluate((from) => window.tap?.received.slice(from).join('\n'), before);
    await expect.poll(answers).toContain('BAD_REQUEST');
    await expect.poll(answers).toContain('No procedure matched');

    await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await expect(app.page.getByRole('dialog')).toBeVisible();
  });
});
