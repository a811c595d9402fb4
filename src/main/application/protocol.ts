import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { parseRange } from './ranges';
import { RESPONSE_HEADERS } from './security';

/** A file to answer with. Content that can never change under its address may be kept by the page. */
export interface ServedFile {
  path: string;
  mimeType: string;
  immutable: boolean;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Resolves a page file, refusing whatever would leave the page's folder. */
export function pageFile(folder: string, pathname: string): ServedFile | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null; // A malformed escape names no file of ours.
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = normalize(join(folder, name));
  const mimeType = MIME_TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || !mimeType) return null;
  return { path, mimeType, immutable: name.startsWith('/assets/') };
}

async function answer(file: ServedFile | null, request: Request): Promise<Response> {
  const headers = new Headers(RESPONSE_HEADERS);
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  // Pages and covers are small: whole in memory they are sooner in the page than as a stream.
  const content = file && (await readFile(file.path).catch(() => null));
  if (!file || !content) return new Response(null, { status: 404, headers });
  const size = content.byteLength;

  headers.set('Content-Type', file.mimeType);
  headers.set('Accept-Ranges', 'bytes');
  headers.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  const range = parseRange(request.headers.get('Range'), size);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers.set('Content-Length', String(last - first + 1));
  if (range) headers.set('Content-Range', `bytes ${first}-${last}/${size}`);
  const empty = request.method === 'HEAD' || size === 0;
  return new Response(empty ? null : content.subarray(first, last + 1), { status: range ? 206 : 200, headers });
}

/** Serves app://auralis/…: the page's own files, and covers by the hash of their content. */
export function serveApp(
  session: Session,
  pageFolder: string,
  artwork: (hash: string) => Promise<{ path: string; mimeType: string } | null>,
): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const hash = /^\/artwork\/([0-9a-f]{16,128})$/.exec(url.pathname)?.[1];
    if (url.host !== 'auralis') return answer(null, request);
    if (!hash) return answer(pageFile(pageFolder, url.pathname), request);
    const cover = await artwork(hash);
    return answer(cover && { ...cover, immutable: true }, request);
  });
}
