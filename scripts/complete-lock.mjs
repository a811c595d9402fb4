// After adding or upgrading packages against a registry that lacks some of those for other platforms: lists them in
// package-lock.json, so that `npm ci` accepts it everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './lib/announce.mjs';
import { ROOT } from './lib/places.mjs';
import { completeLock, missingOptionals } from './setup/lockfile.mjs';

const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptionals(lock);
writeFileSync(path, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
say(`package-lock.json: ${missing.length} packages for other platforms added.`);
