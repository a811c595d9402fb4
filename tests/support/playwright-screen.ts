import { errors, type Locator, type Page } from '@playwright/test';
import { ExpectationError, type ScreenBackend, type ScreenTarget } from '../../src/scenarios';

const PATIENCE_MS = 5000;

/** An entry of an accessibility snapshot: a role, and its name as a JSON string. YAML may put the whole into quotes. */
const ROLE_AND_NAME = /^(\w+) ("(?:[^"\\]|\\.)*")/;

/** Role and name of every named element in a snapshot, in the page's order. */
export function readSnapshot(snapshot: string): { role: string; name: string }[] {
  return snapshot.split('\n').flatMap((line) => {
    const quoted = /^\s*- '((?:[^']|'')*)'/.exec(line)?.[1]?.replaceAll("''", "'");
    const text = quoted ?? /^\s*- (.*)$/.exec(line)?.[1] ?? '';
    const [, role, name] = ROLE_AND_NAME.exec(text) ?? [];
    return role && name ? [{ role, name: String(JSON.parse(name)) }] : [];
  });
}

/** What cannot be used in time is the application's fault, and said in its words. */
async function using<T>(target: ScreenTarget, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof errors.TimeoutError)) throw thrown;
    throw ExpectationError.of(`the ${target.role} “${target.name}”, enabled and in reach`, thrown.message);
  }
}

/** The page by Playwright's locators and input. */
export function playwrightScreen(page: Page): ScreenBackend {
  const locate = ({ role, name }: ScreenTarget) => page.getByRole(role, { name, exact: true }).first();
  const readable = async <T>(target: ScreenTarget, read: (found: Locator) => Promise<T>): Promise<T | null> => {
    const found = locate(target);
    return (await found.count()) === 0 ? null : read(found);
  };
  return {
    async names(role) {
      const snapshot = await page.locator('body').ariaSnapshot();
      return readSnapshot(snapshot)
        .filter((entry) => entry.role === role)
        .map(({ name }) => name);
    },
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not shown
    text: (target) => readable(target, (found) => found.innerText()),
    value: (target) =>
      readable(target, (found) =>
        found.evaluate((element) =>
          Number(element.getAttribute('aria-valuenow') ?? (element as HTMLInputElement).value),
        ),
      ),
    checked: (target) => readable(target, (found) => found.isChecked()),
    click: (target) => using(target, () => locate(target).click({ timeout: PATIENCE_MS })),
    focus: (target) => using(target, () => locate(target).focus({ timeout: PATIENCE_MS })),
    press: (key) => page.keyboard.press(key),
  };
}
