import { z } from 'zod';
import { AuralisError } from '../../../shared/domain/errors';
import type { EntryPlace } from './playlist-entries';

const PlaceSchema = z.object({ key: z.string().min(1).max(2000), id: z.number().int().positive() });
const IndexSchema = z.number().int().min(0);

function refusal(): AuralisError {
  return new AuralisError('invalid-input', { reason: 'The place to go on from is not one of this list.' });
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (cause) {
    throw new AuralisError('invalid-input', refusal().params, { cause });
  }
}

/** The place that a page ended with, as text to hand back for the next page. */
export function encodePlace({ key, id }: EntryPlace): string {
  return Buffer.from(JSON.stringify({ key, id })).toString('base64url');
}

/** Throws AuralisError `invalid-input`. */
export function decodePlace(cursor: string): EntryPlace {
  const parsed = PlaceSchema.safeParse(decoded(cursor));
  if (!parsed.success) throw refusal();
  return parsed.data;
}

/** The same for lists that are found as a whole: how many were read. */
export function encodeIndex(index: number): string {
  return Buffer.from(JSON.stringify(index)).toString('base64url');
}

/** Throws AuralisError `invalid-input`. */
export function decodeIndex(cursor: string): number {
  const parsed = IndexSchema.safeParse(decoded(cursor));
  if (!parsed.success) throw refusal();
  return parsed.data;
}
