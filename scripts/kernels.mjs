// Compiles assembly/ to WebAssembly and writes it into the sources as text, so that whatever loads the sound path, with or
// without a bundler, finds it there. `--check` only says whether what is written was made from what stands in assembly/.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { ROOT } from './lib/places.mjs';

const WRITTEN = 'src/main/audio/dsp/kernels/binary.ts';
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory'];

/** Bytes of the compiled module. */
async function compile() {
  let binary = new Uint8Array();
  const { error, stderr } = await main(['assembly/index.ts', ...OPTIONS, '--enable', 'simd', '-o', 'kernels.wasm'], {
    readFile: (name, folder) => {
      try {
        return readFileSync(join(ROOT, folder, name), 'utf8');
      } catch (cause) {
        // The compiler tries several names for each import.
        if (cause.code === 'ENOENT') return null;
        throw cause;
      }
    },
    writeFile: (_name, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`assembly/ does not compile:\n${stderr}`);
  return binary;
}

const text = `// Made from assembly/ by scripts/kernels.mjs.
export const KERNELS_BASE64 =
  '${Buffer.from(await compile()).toString('base64')}';
`;
const path = join(ROOT, WRITTEN);
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error(`${WRITTEN} was not made from assembly/ as it stands: run "node scripts/kernels.mjs".`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
