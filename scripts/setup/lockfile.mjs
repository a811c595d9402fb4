/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {{ [name: string]: string }} [optionalDependencies]
 *
 * @typedef {{ packages: { [path: string]: LockEntry } }} Lock
 */

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The platform that a package is for, by the words of its name: `@oxlint/binding-linux-x64-musl`.
 * @param {string} name
 * @returns {Pick<LockEntry, 'os' | 'cpu' | 'libc'>}
 * @throws {Error} when the name does not tell
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (cpu.length !== 1 || (os.length !== 1 && cpu[0] !== 'wasm32')) {
    throw new Error(`${name} does not say by its name which platform it is for: add it to package-lock.json by hand.`);
  }
  const abi = words.find((word) => /^(musl|gnu)(eabi|eabihf)?$/.test(word));
  const libc = abi && [abi.startsWith('musl') ? 'musl' : 'glibc'];
  return { ...(os.length > 0 && { os }), cpu, ...(libc && os[0] === 'linux' && { libc }) };
}

/** @param {Lock} lock @param {string} from path of the package that asks @param {string} name */
function isResolved(lock, from, name) {
  let at = from;
  for (;;) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
    const up = at.lastIndexOf('/node_modules/');
    at = up < 0 ? '' : at.slice(0, up);
  }
}

/** @param {Lock} lock @returns {{ from: LockEntry, name: string, version: string }[]} optional packages asked for but not listed */
export function missingOptionals(lock) {
  return Object.entries(lock.packages).flatMap(([path, from]) =>
    Object.entries(from.optionalDependencies ?? {})
      .filter(([name]) => !isResolved(lock, path, name))
      .map(([name, version]) => ({ from, name, version })),
  );
}

/**
 * Lists the packages for other platforms that npm leaves out of a lock file when the registry in use does not have them:
 * without them `npm ci` refuses the lock file as incomplete. Their versions are exact; no content hash is known of them.
 * @param {Lock} lock
 * @returns {Lock} with its packages in npm's order
 */
export function completeLock(lock) {
  const added = missingOptionals(lock).map(({ from, name, version }) => {
    const entry = { version, ...platformOf(name), ...(from.dev && { dev: true }), optional: true };
    return /** @type {const} */ ([`node_modules/${name}`, entry]);
  });
  const all = [...Object.entries(lock.packages), ...added];
  return { ...lock, packages: Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en'))) };
}
