// Takes the pictures in docs/screenshots from the real application, in both themes.
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';

await runMain(async () => {
  await ensureSetup({ for: 'test' });
  const args = ['test', '-c', 'tests/screenshots/playwright.config.ts', ...process.argv.slice(2)];
  return supervise('playwright', args, { cwd: ROOT, env: toolEnvironment() });
});
