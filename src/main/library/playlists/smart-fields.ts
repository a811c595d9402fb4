import { dirname } from 'node:path';
import type { FingerprintDimension } from '../../../shared/domain/fingerprint';
import type { Rule, SmartRules } from '../../../shared/domain/smart-rules';
import { fingerprintColumn } from '../database/fingerprint-column';
import { fold } from '../search/fold';
import type { Statements } from '../worker/statements';

type Field = Rule['field'];

/** Where a field's value stands; `t` is the track, `r` its root, `f` its fingerprint. Nothing here comes from a person. */
const COLUMNS: { readonly [Name in Exclude<Field, `sound.${string}`>]: string } = {
  title: 't.title',
  artist: 't.artist',
  album: 't.album',
  albumArtist: 't.album_artist',
  composer: 't.composer',
  genre: 't.genre',
  codec: 't.codec',
  path: 't.path',
  folder: 'folder_of(t.path)',
  year: 't.year',
  rating: 't.rating',
  playCount: 't.play_count',
  duration: 't.duration_seconds',
  sampleRate: 't.sample_rate_hz',
  bitDepth: 't.bits_per_sample',
  bitrate: 't.bitrate_bps',
  added: 't.added_at_ms',
  lastPlayed: 't.last_played_at_ms',
  favourite: 't.favourite',
  available: '(t.present AND r.available)',
};

const SOUND = 'sound.';

export function columnOf(field: Field): string {
  if (isSound(field)) return `f.${fingerprintColumn(field.slice(SOUND.length) as FingerprintDimension)}`;
  return COLUMNS[field];
}

function isSound(field: Field): field is Extract<Field, `sound.${string}`> {
  return field.startsWith(SOUND);
}

/** What each order is made of; the id comes behind it, so that no two tracks are equal. */
const ORDERS: { readonly [By in Exclude<SmartRules['sort']['by'], 'random'>]: readonly string[] } = {
  title: ['t.title_key'],
  artist: ['t.artist_key', 't.album_key', 't.position_key'],
  album: ['t.album_key', 't.album_artist_key', 't.position_key'],
  year: ['t.year_key', 't.album_key', 't.position_key'],
  duration: ['t.duration_key'],
  added: ['t.added_at_ms'],
  rating: ['t.rating_key', 't.title_key'],
  playCount: ['t.play_count', 't.title_key'],
  lastPlayed: ['t.last_played_key'],
};

/** With `random` the order has one placeholder, for the seed. */
export function orderOf({ by, direction }: SmartRules['sort']): string {
  const columns = by === 'random' ? ['shuffled(t.id, ?)'] : ORDERS[by];
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  return [...columns, 't.id'].map((column) => `${column} ${way}`).join(', ');
}

/** A number that looks random for an id and a seed, and is always the same (the finaliser of MurmurHash3). */
export function shuffled(id: number, seed: number): number {
  let hash = (id ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Makes known to the connection what rules are compared with. */
export function registerRuleFunctions({ connection }: Statements): void {
  const options = { deterministic: true };
  connection.function('folded', options, (text: unknown) => (typeof text === 'string' ? fold(text) : null));
  connection.function('folder_of', options, (path: unknown) => (typeof path === 'string' ? dirname(path) : null));
  connection.function('shuffled', options, (id: unknown, seed: unknown) => shuffled(Number(id), Number(seed)));
}
