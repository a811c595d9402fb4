import { SetupError } from '../lib/run.mjs';

/** What these scripts themselves need, where npm can install the pinned Node for the tools. */
const FOR_SCRIPTS = [20, 18];
/** What the tools and the prebuilt SQLite need, where they run on the system's Node. */
const FOR_TOOLS = [22, 14];

/** @param {string} version like 20.18.1 @param {readonly number[]} least major and minor */
export function isAtLeast(version, [major = 0, minor = 0]) {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** @throws {SetupError} when this Node.js is too old */
export function requireNode() {
  const pinned = process.platform === 'linux' && process.arch === 'x64';
  const least = pinned ? FOR_SCRIPTS : FOR_TOOLS;
  if (isAtLeast(process.versions.node, least)) return;
  throw new SetupError(
    `Auralis needs Node.js ${least.join('.')} or newer here; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}
