/**
 * Whether everything is to be tested with everything (`npm run test:full`). `npm test` proves the same of representatives: each
 * test that leaves combinations out says which.
 */
export const FULL_TESTS = process.env.AURALIS_FULL_TESTS === '1';
