// Measures what enhancing does to every material with every preset, and writes docs/gates.md.
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';

await runMain(async () => {
  await ensureSetup({ for: 'test' });
  const args = ['run', '--project', 'conformance', 'tests/conformance/gates.test.ts'];
  return supervise('vitest', args, { cwd: ROOT, env: toolEnvironment({ AURALIS_GATE_REPORT: '1' }) });
});
