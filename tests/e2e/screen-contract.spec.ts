import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ControlServer } from '../../src/main/diagnostics/control/control-server';
import { remoteScreen } from '../../src/main/diagnostics/control/remote-screen';
import type { ScreenBackend } from '../../src/scenarios';
import { createProfile, launchApp, type Profile, type RunningApp } from '../support/app';
import { playwrightScreen } from '../support/playwright-screen';

/** Controls with names and states that are easily got wrong, shown in place of the player. */
const PAGE = `
  <section aria-label="Player"><p>shown</p><p hidden>hidden</p></section>
  <button>Plain</button>
  <button aria-label="Play “Übermut: Café” 'and' &quot;more&quot;">x</button>
  <button><span>Two</span> <b>words</b></button>
  <button style="display: none">Not there</button>
  <button aria-hidden="true">Not there either</button>
  <button style="opacity: 0" data-log="see-through">See-through</button>
  <button disabled data-log="disabled">Disabled</button>
  <label>Seek <input type="range" min="0" max="200" step="0.1" value="12.5" /></label>
  <span role="switch" tabindex="0" aria-checked="false" aria-label="Enhance" data-log="switch">s</span>
  <div style="height: 3000px"></div>
  <button data-log="far">Far below</button>
  <output></output>
`;

/** Replaces the page's content and writes every trusted click and key into its <output>. */
async function showControls(page: Page): Promise<void> {
  await page.evaluate((html) => {
    document.body.innerHTML = html;
    document.body.style.overflow = 'auto';
    const output = document.querySelector('output');
    const note = (text: string) => output?.append(`${text} `);
    document.body.addEventListener('click', (event) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || !event.isTrusted || !target.dataset.log) return;
      note(target.dataset.log);
      if (target.dataset.log === 'switch') target.setAttribute('aria-checked', 'true');
    });
    window.addEventListener('keydown', (event) => event.isTrusted && note(`key:${event.key}`));
  }, PAGE);
}

const logged = async (page: Page) => ((await page.locator('output').textContent()) ?? '').trim();

/** Every screen there is, each of which must pass the same test. */
const SCREENS: Record<string, (page: Page, control: ControlServer) => ScreenBackend> = {
  'Playwright’s locators': (page) => playwrightScreen(page),
  'the application’s own accessibility tree': (_page, control) => remoteScreen(control),
};

// One application for all of them: none needs it untouched.
test.describe.configure({ mode: 'default' });

let profile: Profile;
let socketFolder: string;
let control: ControlServer;
let app: RunningApp;

test.beforeAll(async () => {
  profile = createProfile();
  socketFolder = mkdtempSync(join(tmpdir(), 'auralis-contract-'));
  const socketPath = join(socketFolder, 'control');
  control = await ControlServer.listen(socketPath);
  const connected = control.connected(new AbortController().signal);
  app = await launchApp(profile, { args: ['--scenario-run', `--scenario-control=${socketPath}`] });
  await connected;
});
test.afterAll(async () => {
  await app.close();
  control.dispose();
  rmSync(socketFolder, { recursive: true });
  profile.dispose();
});

for (const [name, createScreen] of Object.entries(SCREENS)) {
  test(`the screen by ${name} keeps the contract`, async () => {
    await app.page.reload();
    await showControls(app.page);
    const screen = createScreen(app.page, control);

    expect(await screen.names('button')).toEqual([
      'Plain',
      'Play “Übermut: Café” \'and\' "more"',
      'Two words',
      'See-through',
      'Disabled',
      'Far below',
    ]);
    expect(await screen.names('dialog')).toEqual([]);
    expect(await screen.text({ role: 'region', name: 'Player' })).toBe('shown');
    expect(await screen.text({ role: 'region', name: 'Nowhere' })).toBeNull();
    expect(await screen.value({ role: 'slider', name: 'Seek' })).toBe(12.5);
    expect(await screen.value({ role: 'slider', name: 'Nothing' })).toBeNull();
    expect(await screen.checked({ role: 'switch', name: 'Enhance' })).toBe(false);
    expect(await screen.checked({ role: 'switch', name: 'Nothing' })).toBeNull();

    await screen.click({ role: 'switch', name: 'Enhance' });
    expect(await screen.checked({ role: 'switch', name: 'Enhance' })).toBe(true);
    await screen.click({ role: 'button', name: 'See-through' });
    await screen.click({ role: 'button', name: 'Far below' });
    await screen.press('Escape');
    expect(await logged(app.page)).toBe('switch see-through far key:Escape');

    await screen.focus({ role: 'slider', name: 'Seek' });
    await screen.press('ArrowRight');
    expect(await screen.value({ role: 'slider', name: 'Seek' })).toBeCloseTo(12.6, 5);

    const refusal = { name: 'ExpectationError' };
    // Refused after some patience, which both have at once.
    await Promise.all(
      ['Disabled', 'Nothing'].map((button) =>
        expect(screen.click({ role: 'button', name: button })).rejects.toMatchObject(refusal),
      ),
    );
    expect(await logged(app.page)).not.toContain('disabled');
  });
}
