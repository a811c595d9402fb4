import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import { type ProcessLauncher, TaskPool } from '../processes';
import { ThumbnailOutputSchema } from './thumbnail-messages';

/** Shorter sides in pixels: rows of lists and the player, tiles of grids; both sharp where two pixels make one. */
const SIDES = [128, 480] as const;
export type ThumbnailSize = (typeof SIDES)[number];

/** A picture that takes longer than this, seconds, is refused. */
const TIMEOUT_SECONDS = 10;
/** Without work for so long the process ends, milliseconds. */
const KEPT_MS = 10_000;
/** A picture that was refused is not tried again for as long as so many others were not. */
const MOST_REFUSALS = 1000;

const NAME = /^([0-9a-f]{64})-(\d+)\.webp$/;

export interface ThumbnailStoreOptions {
  /** Where they lie; nothing else may lie there. */
  folder: string;
  processFolder: string;
  launcher: ProcessLauncher;
  /** Most disk that they take, bytes: those not used for longest make room. */
  budgetBytes: number;
}

export function isThumbnailSize(side: number): side is ThumbnailSize {
  return SIDES.some((one) => one === side);
}

/**
 * Small pictures of covers on the disk, by the hash of the cover: made when first asked for, in a process that may die, and
 * kept within a budget.
 */
export class ThumbnailStore {
  /** Bytes by file name, the one that was used last at the end. */
  private index: Promise<Map<string, number>> | null = null;
  private readonly inHand = new Map<string, Promise<string>>();
  private readonly refused = new Map<string, AuralisError>();
  private pool: TaskPool | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: ThumbnailStoreOptions) {}

  /** The path of the thumbnail of the cover at `source`. Throws AuralisError `not-a-cover`, `decoder-*`, `not-writable`. */
  async find(hash: string, side: ThumbnailSize, source: string): Promise<string> {
    const name = `${hash}-${side}.webp`;
    const index = await this.loaded();
    const bytes = index.get(name);
    if (bytes === undefined) return this.madeOnce(name, hash, side, source);
    index.delete(name);
    index.set(name, bytes);
    const path = join(this.options.folder, name);
    // The order of use outlives a restart by the files' times.
    const now = new Date();
    await utimes(path, now, now).catch(() => index.delete(name));
    return index.has(name) ? path : this.madeOnce(name, hash, side, source);
  }

  /** Lets go of the thumbnails of covers that are gone. */
  async forget(hashes: readonly string[]): Promise<void> {
    const index = await this.loaded();
    for (const hash of hashes) for (const side of SIDES) await this.remove(index, `${hash}-${side}.webp`);
  }

  /** Bytes on the disk. */
  async bytes(): Promise<number> {
    return [...(await this.loaded()).values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.pool?.dispose();
    this.pool = null;
  }

  private madeOnce(name: string, hash: string, side: ThumbnailSize, source: string): Promise<string> {
    const refusal = this.refused.get(hash);
    if (refusal) return Promise.reject(refusal);
    const running = this.inHand.get(name) ?? this.make(name, hash, side, source);
    this.inHand.set(name, running);
    return running;
  }

  private async make(name: string, hash: string, side: ThumbnailSize, source: string): Promise<string> {
    const target = join(this.options.folder, name);
    try {
      const { bytes } = await this.process().run(
        'thumbnail',
        { source, target, side },
        { subject: source, output: ThumbnailOutputSchema },
      );
      const index = await this.loaded();
      index.set(name, bytes);
      await this.makeRoom(index, name);
      return target;
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      if (error.code !== 'cancelled') this.refuse(hash, error);
      throw error;
    } finally {
      this.inHand.delete(name);
    }
  }

  private refuse(hash: string, error: AuralisError): void {
    this.refused.set(hash, error);
    for (const oldest of [...this.refused.keys()].slice(0, -MOST_REFUSALS)) this.refused.delete(oldest);
  }

  /** Those not used for longest go until the budget is kept; the newest stays in any case. */
  private async makeRoom(index: Map<string, number>, newest: string): Promise<void> {
    let bytes = [...index.values()].reduce((sum, one) => sum + one, 0);
    for (const [name, size] of [...index]) {
      if (bytes <= this.options.budgetBytes) return;
      if (name === newest) continue;
      bytes -= size;
      await this.remove(index, name);
    }
  }

  private async remove(index: Map<string, number>, name: string): Promise<void> {
    if (index.delete(name)) await rm(join(this.options.folder, name), { force: true });
  }

  private loaded(): Promise<Map<string, number>> {
    this.index ??= readIndex(this.options.folder);
    return this.index;
  }

  private process(): TaskPool {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dispose(), KEPT_MS);
    const { launcher, processFolder } = this.options;
    this.pool ??= new TaskPool(launcher, join(processFolder, 'artwork-process.js'), {
      name: 'Auralis Artwork',
      size: 1,
      lowPriority: true,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    return this.pool;
  }
}

/** What lies there, the one used last at the end; what was left half-written goes. */
async function readIndex(folder: string): Promise<Map<string, number>> {
  const files: { name: string; bytes: number; usedAtMs: number }[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (!NAME.test(name)) {
      await rm(path, { force: true });
      continue;
    }
    const stats = await stat(path).catch(() => null);
    if (stats) files.push({ name, bytes: stats.size, usedAtMs: stats.mtimeMs });
  }
  files.sort((a, b) => a.usedAtMs - b.usedAtMs);
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}
