/**
 * Flags of V8 for every process. Memory is made tidy while it is used; half a minute after the last use V8 would do so
 * again, several times over in each process: more work than the application takes in minutes of rest, for a few megabytes.
 */
export const V8_FLAGS = ['--no-memory-reducer'];
