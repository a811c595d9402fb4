export { databaseError } from './database-error';
export { fingerprintColumn } from './fingerprint-column';
export { type OpenDatabase, openDatabase } from './open-database';
