import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native packages stay outside the bundle; everything else is bundled, which starts faster. */
const NATIVE = ['electron', 'better-sqlite3', 'node-av', '@napi-rs/canvas', /^node-av\//, /^@seydx\//];
const entry = (file: string) => resolve(import.meta.dirname, file);

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        external: NATIVE,
        transform: { inject: { FormData: [entry('src/main/application/ipc/no-forms.ts'), 'NoForms'] } },
        input: {
          index: entry('src/main/index.ts'),
          cli: entry('src/main/cli.ts'),
          'sound-process': entry('src/main/audio/stream/sound-process.ts'),
          'analysis-process': entry('src/main/audio/jobs/analysis-process.ts'),
          'tag-process': entry('src/main/library/scan/tag-process.ts'),
          'artwork-process': entry('src/main/artwork/artwork-process.ts'),
          'tag-edit-process': entry('src/main/tags/edit-process.ts'),
          'library-worker': entry('src/main/library/worker/library-worker.ts'),
          'diagnostics-process': entry('src/main/diagnostics/diagnostics-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: entry('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: entry('src/renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      target: 'chrome130',
      assetsInlineLimit: 0,
      // Less than half the text to read at every start.
      minify: true,
      rollupOptions: { input: { index: entry('src/renderer/index.html') } },
    },
  },
});
