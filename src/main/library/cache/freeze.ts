/** What a value, an object and a list take beside their contents, bytes: as V8 lays them out, rounded up. */
const NUMBER_BYTES = 8;
const REFERENCE_BYTES = 8;
const OBJECT_BYTES = 32;

/** Freezes plain data all the way down and answers about how much memory it takes, bytes. */
export function freezeAndMeasure(value: unknown): number {
  if (typeof value === 'string') return OBJECT_BYTES + value.length * 2;
  if (value === null || typeof value !== 'object') return NUMBER_BYTES;
  let bytes = OBJECT_BYTES;
  for (const inner of Object.values(value)) bytes += REFERENCE_BYTES + freezeAndMeasure(inner);
  Object.freeze(value);
  return bytes;
}
