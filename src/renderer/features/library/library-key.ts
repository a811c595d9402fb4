/** Begins the key of every cached answer that a change of the library makes stale. */
export const LIBRARY_KEY = ['library'] as const;
