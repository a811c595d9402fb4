import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { diskOf, putBack } from './put-back';

let folder: string;
let file: string;
let connection: Database.Database;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'l.sqlite');
  connection = new Database(file);
  onTestFinished(() => void connection.close());
  connection.exec('CREATE TABLE kept (n); INSERT INTO kept VALUES (1)');
});

const kept = () => {
  const found = new Database(file, { readonly: true });
  try {
    return found.prepare('SELECT n FROM kept').pluck().all();
  } finally {
    found.close();
  }
};

it('writes nothing where a disk that is not connected would be', () => {
  const elsewhere = diskOf(file) + 1;
  rmSync(folder, { recursive: true });
  expect(() => putBack(connection, file, elsewhere, true)).toThrow(/disk is not connected/);
  expect(existsSync(folder)).toBe(false);
});

it('writes to a disk that came back under another number, and keeps what lay there', () => {
  const elsewhere = diskOf(file) + 1;
  rmSync(file);
  new Database(file).exec('CREATE TABLE older (n)').close();
  expect(putBack(connection, file, elsewhere, true)).toBe(true);
  expect(kept()).toEqual([1]);
  expect(readdirSync(folder).filter((name) => name.includes('.replaced-'))).toHaveLength(1);
});

it('leaves a file alone that was never missed', () => {
  expect(putBack(connection, file, diskOf(file), false)).toBe(false);
  expect(readdirSync(folder)).toEqual(['l.sqlite']);
});
