/** First Electron whose Node-API (10) runs the packaged SQLite module; older ones are the development fallback. */
const FIRST_SUPPORTED_NODE_API = 10;

/** Facts about the runtime that About, diagnostics and the log tell. */
export function runtimeFacts(versions: NodeJS.ProcessVersions): {
  electron: string;
  chrome: string;
  node: string;
  fallbackRuntime: boolean;
} {
  return {
    electron: versions.electron ?? 'none',
    chrome: versions.chrome ?? 'none',
    node: versions.node,
    fallbackRuntime: Number(versions.napi) < FIRST_SUPPORTED_NODE_API,
  };
}
