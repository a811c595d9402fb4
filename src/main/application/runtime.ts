/** First Electron whose Node-API (10) runs the packaged SQLite module; older ones are the development fallback. */
const FIRST_SUPPORTED_NODE_API = 10;

/** Facts about the runtime that About, diagnostics and the log tell. */
export interface RuntimeFacts {
  electron: string;
  chrome: string;
  node: string;
  fallbackRuntime: boolean;
}

/** The facts, from `process.versions`. */
export function runtimeFacts(versions: NodeJS.ProcessVersions): RuntimeFacts {
  return {
    electron: versions.electron ?? 'none',
    chrome: versions.chrome ?? 'none',
    node: versions.node,
    fallbackRuntime: Number(versions.napi) < FIRST_SUPPORTED_NODE_API,
  };
}
