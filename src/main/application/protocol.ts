import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron';
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

/** The parts of a request that an answer depends on; header names as the page spelled them. */
export type PageRequest = Pick<ProtocolRequest, 'method' | 'headers'>;

function headerOf({ headers }: PageRequest, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? null;
}

async function answer(file: ServedFile | null, request: PageRequest): Promise<ProtocolResponse> {
  const refuse = (statusCode: number, headers: Readonly<Record<string, string>> = {}): ProtocolResponse => ({
    statusCode,
    headers: { ...RESPONSE_HEADERS, ...headers },
    data: Buffer.alloc(0),
  });
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  // Pages and covers are small: whole in memory they are sooner in the page than as a stream.
  const content = file && (await readFile(file.path).catch(() => null));
  if (!file || !content) return refuse(404);
  const size = content.byteLength;

  const headers: Record<string, string> = {
    ...RESPONSE_HEADERS,
    'Content-Type': file.mimeType,
    'Accept-Ranges': 'bytes',
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  const range = parseRange(headerOf(request, 'range'), size);
  if (range === 'unsatisfiable') return refuse(416, { ...headers, 'Content-Range': `bytes */${size}` });
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers['Content-Length'] = String(last - first + 1);
  if (range) headers['Content-Range'] = `bytes ${first}-${last}/${size}`;
  const data = request.method === 'HEAD' ? Buffer.alloc(0) : content.subarray(first, last + 1);
  return { statusCode: range ? 206 : 200, headers, data };
}

/** Serves app://auralis/…: the page's own files, and covers by the hash of their content, also as thumbnails. */
export function serveApp(
  session: Session,
  pageFolder: string,
  artwork: (hash: string, side: number | null) => Promise<{ path: string; mimeType: string } | null>,
): void {
  const serve = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    const url = new URL(request.url);
    const [, hash, side] = /^\/artwork\/([0-9a-f]{64})(?:\/(\d{1,4}))?$/.exec(url.pathname) ?? [];
    if (url.host !== 'auralis') return answer(null, request);
    if (!hash) return answer(pageFile(pageFolder, url.pathname), request);
    const cover = await artwork(hash, side === undefined ? null : Number(side));
    return answer(cover && { ...cover, immutable: true }, request);
  };
  // Not `handle`: that builds web requests and streams, whose code holds main up for a tenth of the whole start.
  const registered = session.protocol.registerBufferProtocol('app', (request, respond) => {
    serve(request).then(respond, () => respond({ statusCode: 500, data: Buffer.alloc(0) }));
  });
  if (!registered) throw new Error('The scheme of the page is taken.');
}
