const [ZERO, NINE, COMMA, END] = [0x30, 0x39, 0x2c, 0x5d];

/**
 * The ids of a JSON list of whole numbers, ascending. A search may find a fifth of a million: this takes half as long as
 * parsing the list as JSON and makes no object of each number.
 * @param json the bytes of the list as SQLite writes it
 */
export function parseIds(json: Uint8Array): Uint32Array {
  // A number and what follows it are two bytes at least.
  const ids = new Uint32Array(json.length >> 1);
  let count = 0;
  let id = 0;
  let digits = 0;
  let sorted = true;
  for (const byte of json) {
    if (byte >= ZERO && byte <= NINE) {
      id = 10 * id + byte - ZERO;
      digits++;
    } else if ((byte === COMMA || byte === END) && digits > 0) {
      sorted &&= count === 0 || (ids[count - 1] as number) < id;
      ids[count++] = id;
      id = 0;
      digits = 0;
    }
  }
  const found = ids.slice(0, count);
  return sorted ? found : found.sort();
}
