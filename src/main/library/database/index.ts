export { backUpWeekly } from './backups';
export { databaseError } from './database-error';
export { fingerprintColumn } from './fingerprint-column';
export { type OpenDatabase, openDatabase, restoreNewest } from './open-database';
export { diskOf, putBack } from './put-back';
