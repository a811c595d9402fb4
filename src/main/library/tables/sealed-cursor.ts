import { createHash } from 'node:crypto';
import { AuralisError } from '../../../shared/domain/errors';

/** Length of the check value at the head of a cursor, characters. */
const DIGEST_LENGTH = 12;

function digest(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, DIGEST_LENGTH);
}

export function notOfThisList(): AuralisError {
  return new AuralisError('invalid-input', { reason: 'The place to go on from is not one of this list.' });
}

/** A place in a list as text to hand back for what follows. */
export function sealCursor(place: unknown): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url');
  return digest(body) + body;
}

/** The place. Throws AuralisError `invalid-input` for anything that was not sealed here. */
export function openCursor(cursor: string): unknown {
  const body = cursor.slice(DIGEST_LENGTH);
  if (digest(body) !== cursor.slice(0, DIGEST_LENGTH)) throw notOfThisList();
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}
