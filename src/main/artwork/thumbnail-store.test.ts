import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { keptProcesses } from '../../../tests/support/kept-processes';
import { png } from '../../../tests/support/png';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { coverFormat } from './cover-format';
import { ThumbnailStore } from './thumbnail-store';

let built: string;
let profile: string;

beforeAll(async () => {
  built = await buildProcesses();
});
beforeEach(() => {
  profile = temporaryFolder();
});

const launcher = keptProcesses();
const folder = () => join(profile, 'thumbnails');
function openStore(budgetBytes = 1_000_000): ThumbnailStore {
  const store = new ThumbnailStore({
    folder: folder(),
    processFolder: built,
    launcher,
    budgetBytes,
  });
  onTestFinished(() => store.dispose());
  return store;
}

/** Lays a picture down as a cover; answers its hash and place. */
function cover(bytes: Uint8Array): { hash: string; path: string } {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = join(profile, `${hash}.img`);
  writeFileSync(path, bytes);
  return { hash, path };
}

/** A picture that does not get small by being packed, another one for each seed. */
const busy = (seed: number) =>
  cover(png(300, (x, y) => [(x * 1999 + seed) & 255, (y * 3333) & 255, (x * y * 9999 + seed * 31) & 255]));

describe('thumbnails', () => {
  it('are small WebP pictures of the cover, made once', async () => {
    const canvas = createCanvas(900, 600);
    const context = canvas.getContext('2d');
    context.fillStyle = '#ff0000';
    context.fillRect(0, 0, 900, 600);
    const { hash, path } = cover(canvas.toBuffer('image/jpeg'));
    const store = openStore();
    const [small, again] = await Promise.all([store.find(hash, 128, path), store.find(hash, 128, path)]);
    expect(again).toBe(small);
    const bytes = readFileSync(small);
    expect(coverFormat(bytes)?.mimeType).toBe('image/webp');
    const picture = await loadImage(bytes);
    expect([picture.width, picture.height]).toEqual([192, 128]);
    const read = createCanvas(192, 128).getContext('2d');
    read.drawImage(picture, 0, 0);
    const [red = 0, green = 0] = read.getImageData(96, 64, 1, 1).data;
    expect(red).toBeGreaterThan(240);
    expect(green).toBeLessThan(16);
    const { mtimeMs, ino } = statSync(small);
    expect(statSync(await store.find(hash, 128, path)).ino).toBe(ino);
    expect(statSync(small).mtimeMs).toBeGreaterThanOrEqual(mtimeMs);
    expect(readdirSync(folder())).toEqual([`${hash}-128.webp`]);
  });

  it('are never larger than their cover', async () => {
    const { hash, path } = cover(png(20, () => [1, 2, 3]));
    const picture = await loadImage(readFileSync(await openStore().find(hash, 480, path)));
    expect(picture.width).toBe(20);
  });

  it('keep their budget: those not used for longest go, also after a restart', async () => {
    const covers = Array.from({ length: 12 }, (_, seed) => busy(seed));
    const probe = openStore();
    const first = covers[0] ?? busy(0);
    const size = statSync(await probe.find(first.hash, 128, first.path)).size;
    probe.dispose();
    const budget = size * 5;
    let store = openStore(budget);
    for (const [index, { hash, path }] of covers.entries()) {
      await store.find(hash, 128, path);
      // The first one is looked at all the time: it stays.
      await store.find(first.hash, 128, first.path);
      expect(await store.bytes(), `after ${index + 1}`).toBeLessThanOrEqual(budget);
    }
    const onDisk = () => readdirSync(folder()).reduce((sum, name) => sum + statSync(join(folder(), name)).size, 0);
    expect(onDisk()).toBe(await store.bytes());
    expect(existsSync(join(folder(), `${first.hash}-128.webp`))).toBe(true);
    expect(existsSync(join(folder(), `${covers[1]?.hash}-128.webp`))).toBe(false);
    store = openStore(budget);
    expect(await store.bytes()).toBe(onDisk());
    const fresh = busy(99);
    await store.find(fresh.hash, 128, fresh.path);
    expect(onDisk()).toBeLessThanOrEqual(budget);
    expect(existsSync(join(folder(), `${first.hash}-128.webp`))).toBe(true);
  });

  it('are made again where somebody took them away, and go with their cover', async () => {
    const store = openStore();
    const { hash, path } = busy(1);
    const made = await store.find(hash, 128, path);
    truncateSync(made, 0);
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'leftover.part'), 'x');
    const again = openStore();
    await again.find(hash, 480, path);
    expect(readdirSync(folder())).not.toContain('leftover.part');
    await again.forget([hash]);
    expect(readdirSync(folder())).toEqual([]);
  });
});

/** A PNG whose head states a size and whose pixels are one packed run of zeros, as bombs are built. */
function bomb(width: number, height: number, packed = deflateSync(Buffer.alloc(1000))): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

describe('hostile pictures', () => {
  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'no JPEG'],
    ['a PNG of 50,000 x 50,000', bomb(50_000, 50_000), '50000 x 50000'],
    ['a PNG of 8000 x 8000', bomb(8000, 8000), '8000 x 8000'],
    [
      'a PNG that ends early',
      png(64, (x, y) => [x * 255, y * 255, (x * y * 9999) & 255]).subarray(0, 150),
      'ends early',
    ],
    ['a PNG whose pixels are missing', bomb(3000, 3000), 'cannot be decoded'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'no JPEG'],
    ['text', Buffer.from('not a picture'), 'no JPEG'],
    ['nothing', Buffer.alloc(0), 'no JPEG'],
    ['17 MB', Buffer.concat([png(8, () => [0, 0, 0]), Buffer.alloc(17 * 1024 * 1024)]), '16 MB'],
  ])('%s is refused with the reason, and leaves nothing', async (_what, bytes, reason) => {
    const { hash, path } = cover(bytes);
    const store = openStore();
    const asked = store.find(hash, 128, path);
    await expect(asked).rejects.toMatchObject({
      code: 'not-a-cover',
      params: { reason: expect.stringContaining(reason) },
    });
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([]);
    const good = busy(5);
    expect(existsSync(await store.find(good.hash, 128, good.path))).toBe(true);
  });
});
