export { type BatchOptions, BatchQueue } from './batch-queue';
