/** Rows as aligned columns; the first column to the left, the others to the right. */
export function formatTable(rows: string[][]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** A number with its decimals, or a dash where nothing was measured. */
export function formatNumber(value: number | null, decimals: number): string {
  return value === null ? '–' : value.toFixed(decimals);
}
