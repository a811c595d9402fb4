import type { App, Session, WebContents } from 'electron';
import { APP_ORIGIN } from '../../shared/api/bridge';

/** What the page may load and run: its own files, nothing inline that executes, nothing from the network. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Isolation makes the page's clock precise; sniffing would turn text into scripts. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Origins that are our own page: the application's, and in development the reloading server's. */
export function ownOrigins(developmentUrl: string | undefined): ReadonlySet<string> {
  return new Set(developmentUrl ? [APP_ORIGIN, new URL(developmentUrl).origin] : [APP_ORIGIN]);
}

/** `URL.origin` is "null" for schemes that Node does not know; this gives theirs too. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** The page stays where it is: no navigation, no further windows, no embedded pages. */
function confine(contents: WebContents, origins: ReadonlySet<string>): void {
  contents.on('will-navigate', (event) => {
    if (!origins.has(originOf(event.url))) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export function confineAllContents(app: App, origins: ReadonlySet<string>): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, origins));
}

/** Nothing that the page might ask the system for is needed: every permission is denied. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** The player needs no network: whatever is not our own page is refused before it leaves. */
export function stayOffline(session: Session, origins: ReadonlySet<string>): void {
  const local = new Set(['app:', 'blob:', 'data:', 'devtools:']);
  session.webRequest.onBeforeRequest((details, decide) => {
    const { protocol, host } = new URL(details.url);
    const origin = `${protocol === 'ws:' ? 'http:' : protocol}//${host}`;
    decide({ cancel: !local.has(protocol) && !origins.has(origin) });
  });
}
