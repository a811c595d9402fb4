/** Raised when measuring or planning changes, so that what was stored before is made anew. */
export const PLANNING_VERSION = 2;
