import { displayIsMissing } from '../lib/display.mjs';
import { SetupError } from '../lib/run.mjs';
import { build, buildReason } from './build.mjs';
import { dependenciesReason, installDependencies } from './dependencies.mjs';
import { ELECTRON_DIST } from './electron-places.mjs';
import { electronIsUsable, installElectron, usesFallback } from './electron-runtime.mjs';
import { buildNativeSqlite, hasNativeSqlite } from './native-sqlite.mjs';
import * as packages from './system-packages.mjs';

/**
 * @typedef {'start' | 'dev' | 'check' | 'test' | 'cli' | 'bench'} Purpose
 * @typedef {object} Options
 * @property {Purpose} for what comes after the set-up
 * @property {boolean} [windows] whether that opens windows; all but the command line do
 * @property {boolean} [official] try the official Electron again even where the fallback is in place
 *
 * @typedef {object} Step
 * @property {() => string | undefined} pending what is to be done, for people; undefined when nothing is. Quick.
 * @property {() => Promise<string | void>} work may give a remark on what it did
 */

/** @param {Options} options @returns {readonly packages.SystemPackage[]} */
function neededPackages({ for: purpose, windows = purpose !== 'cli' }) {
  return [
    ...packages.ELECTRON_LIBRARIES,
    ...(windows && displayIsMissing() ? packages.VIRTUAL_DISPLAY : []),
    ...(purpose === 'test' || purpose === 'bench' ? packages.SOUND_CAPTURE : []),
    ...(purpose === 'bench' ? packages.REFERENCE_TOOLS : []),
  ];
}

/** @param {readonly packages.SystemPackage[]} wanted @returns {Step} */
function packagesStep(wanted) {
  const missing = () => packages.missingPackages(wanted);
  const names = () =>
    missing()
      .map((one) => one.name)
      .join(', ');
  return {
    pending: () => {
      const what = packages.hasAptGet() ? 'Installing Debian packages' : 'Looking for system packages';
      return missing().length > 0 ? `${what} (${names()})` : undefined;
    },
    work: async () => {
      if (packages.hasAptGet()) await packages.installPackages(missing());
      else if (missing().some((one) => one.command !== undefined)) {
        throw new SetupError(
          `Missing here: ${names()} (names of Debian packages). Install them and run this command again.`,
        );
      } else return 'not found; Electron needs them, going on without';
    },
  };
}

/** @returns {Step} */
function dependenciesStep() {
  return {
    pending: () => {
      const reason = dependenciesReason();
      return reason && `Installing npm packages (${reason})`;
    },
    work: installDependencies,
  };
}

/** @param {boolean} official @returns {Step} */
function electronStep(official) {
  return {
    pending: () => (electronIsUsable() && !(official && usesFallback()) ? undefined : 'Installing Electron'),
    work: () => installElectron({ retry: official }),
  };
}

const needsNativeSqlite = () => usesFallback() && !hasNativeSqlite(ELECTRON_DIST);

/** @returns {Step[]} */
function nativeSqliteSteps() {
  const compiler = packagesStep(packages.COMPILER);
  return [
    { pending: () => (needsNativeSqlite() ? compiler.pending() : undefined), work: compiler.work },
    {
      pending: () => (needsNativeSqlite() ? 'Compiling SQLite for the fallback Electron' : undefined),
      work: () => buildNativeSqlite(ELECTRON_DIST),
    },
  ];
}

/** @returns {Step} */
function buildStep() {
  return {
    pending: () => {
      const reason = buildReason();
      return reason && `Building Auralis (${reason})`;
    },
    work: build,
  };
}

/** @param {Options} options @returns {Step[]} everything that has to be true before the purpose, in order */
export function stepsFor(options) {
  if (options.for === 'check') return [dependenciesStep()];
  return [
    packagesStep(neededPackages(options)),
    dependenciesStep(),
    electronStep(options.official ?? false),
    ...nativeSqliteSteps(),
    ...(options.for === 'dev' ? [] : [buildStep()]),
  ];
}
