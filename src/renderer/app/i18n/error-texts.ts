import type { ErrorCode } from '../../../shared/domain/errors';

/** The three sentences of each error. English has none of its own here: the domain's catalogue is English. */
export type ErrorTexts = Record<ErrorCode, { happened: string; meaning: string; remedy: string }>;
