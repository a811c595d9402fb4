export { databaseError } from './database-error';
export { type OpenDatabase, openDatabase } from './open-database';
