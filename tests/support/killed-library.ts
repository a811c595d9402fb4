import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { catalogueFaults } from './catalogue-faults';
import { generateOutcomes } from './made-up/outcomes';
import { seeded } from './made-up/random';
import { writeMp3 } from './tagged-files';

/** How long after its beginning a scan is killed at the latest: it has hardly ended by then. */
const LONGEST_SCAN_MS = 700;
/** An edit takes about so long. */
const LONGEST_EDIT_MS = 3;

const WRITER = join(import.meta.dirname, 'processes/writing-process.mjs');

/** How often is looked whether a process has got as far as that it may be killed, ms. */
const LOOK_MS = 2;

/**
 * Runs a process and kills it so long after it has begun, by what it has said or done until then, as a power cut of its own; answers
 * what it had said. How long it takes to start counts for nothing.
 */
function killedAfter(
  milliseconds: number,
  hasBegun: (said: string) => boolean,
  args: string[],
): Promise<{ said: string; killed: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaints = '';
    let timer: NodeJS.Timeout | undefined;
    const watch = setInterval(() => {
      if (!hasBegun(said)) return;
      clearInterval(watch);
      timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    }, LOOK_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.on('close', (status) => {
      clearInterval(watch);
      clearTimeout(timer);
      if (status !== null && status !== 0) reject(new Error(complaints));
      else resolve({ said, killed: status === null });
    });
  });
}

function faultsOf(file: string): string[] {
  const database = new Database(file);
  try {
    return catalogueFaults(database);
  } finally {
    database.close();
  }
}

/** A folder of music that changes between scans which are killed, all of it decided by a seed. */
export class KilledScans {
  /** Rounds in which the process was killed after the library was there and before the scan had ended. */
  interrupted = 0;
  private readonly random: () => number;
  private readonly names: string[] = [];
  private made = 0;

  constructor(
    private readonly folder: string,
    private readonly file: string,
    private readonly processFolder: string,
    seed: number,
  ) {
    this.random = seeded(seed);
    while (this.names.length < 120) this.add();
  }

  /** Kills a scan; answers everything that is wrong with the library then. */
  async round(): Promise<string[]> {
    for (let changes = 0; changes < 20; changes++) this.change();
    // There is a log while the library is open, and no longer.
    const isOpen = () => existsSync(`${this.file}-wal`);
    const { killed } = await killedAfter(this.random() * LONGEST_SCAN_MS, isOpen, this.command);
    if (killed && this.hasLibrary()) this.interrupted++;
    return this.hasLibrary() ? faultsOf(this.file) : [];
  }

  /** A scan that is left alone: answers what is wrong then, and whether every file is a track. */
  async finish(): Promise<{ faults: string[]; tracks: number; files: number }> {
    await killedAfter(0, () => false, this.command);
    const database = new Database(this.file, { readonly: true });
    const tracks = Number(database.prepare('SELECT count(*) FROM tracks').pluck().get());
    database.close();
    return { faults: faultsOf(this.file), tracks, files: this.names.length };
  }

  private get command(): string[] {
    return [join(this.processFolder, 'cli.js'), 'scan', this.folder, '--library', this.file];
  }

  /** A process that was killed before it had made its tables has left none. */
  private hasLibrary(): boolean {
    const database = new Database(this.file);
    const found = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'plays'`).get() !== undefined;
    database.close();
    return found;
  }

  private pick(): number {
    return Math.floor(this.random() * this.names.length);
  }

  private change(): void {
    const kind = this.random();
    const index = this.pick();
    const name = this.names[index] ?? '';
    if (kind < 0.3) this.add();
    else if (kind < 0.5) this.write(name);
    else if (kind < 0.75) {
      const moved = join('moved', `${this.made++}.mp3`);
      mkdirSync(join(this.folder, 'moved'), { recursive: true });
      renameSync(join(this.folder, name), join(this.folder, moved));
      this.names[index] = moved;
    } else {
      rmSync(join(this.folder, name));
      this.names.splice(index, 1);
    }
  }

  private add(): void {
    const name = `${this.made++}.mp3`;
    this.write(name);
    this.names.push(name);
  }

  private write(name: string): void {
    const path = join(this.folder, name);
    const number = (most: number) => String(Math.floor(this.random() * most));
    writeMp3(path, { TIT2: number(1e6), TPE1: number(9), TALB: number(9), TCON: number(4), TCOM: number(5) });
    appendFileSync(path, number(1e9));
  }
}

/** Kills a process that edits a library; answers what is wrong with the library then, edits that were confirmed and lost included. */
export async function killedEdits(
  folder: string,
  processFolder: string,
  seed: number,
): Promise<{ faults: string[]; confirmed: number; killed: boolean }> {
  const random = seeded(seed);
  const file = join(folder, `edits-${seed}.sqlite`);
  const requestsFile = join(folder, `requests-${seed}.json`);
  const outcomes = [...generateOutcomes('/music', 300, seed)];
  const requests: { name: string; input: unknown }[] = [
    { name: 'addFolder', input: { path: '/music' } },
    { name: 'beginScan', input: { rootId: 1 } },
    { name: 'storeFiles', input: { rootId: 1, outcomes: outcomes.slice(0, 200) } },
  ];
  for (let edit = 1; edit <= 150; edit++) {
    requests.push({ name: 'setRatings', input: { ids: [edit], rating: edit % 101 } });
    requests.push({
      name: 'recordPlay',
      input: { trackId: edit, atMs: edit, ms: 1, completed: true, skipped: false },
    });
    const again = outcomes[Math.floor(random() * 300)];
    if (again) requests.push({ name: 'storeFiles', input: { rootId: 1, outcomes: [again] } });
  }
  writeFileSync(requestsFile, JSON.stringify(requests));
  const args = [WRITER, join(processFolder, 'library-worker.js'), file, requestsFile];
  const enough = 4 + Math.floor(random() * 0.8 * requests.length);
  const hasConfirmed = (said: string) => said.split('\n').length > enough;
  const { said, killed } = await killedAfter(random() * LONGEST_EDIT_MS, hasConfirmed, args);
  const confirmed = said.split('\n').filter(Boolean).map(Number);
  const database = new Database(file);
  const lost = confirmed.flatMap((index) => {
    const { name, input } = requests[index] ?? {};
    if (name !== 'setRatings') return [];
    const { ids, rating } = input as { ids: number[]; rating: number };
    const stored = database.prepare('SELECT rating FROM tracks WHERE id = ?').pluck().get(ids[0]);
    return stored === rating ? [] : [`rating of ${ids[0]} lost`];
  });
  database.close();
  const faults = [...(confirmed.length > 0 ? faultsOf(file) : []), ...lost];
  return { faults, confirmed: confirmed.length, killed };
}
