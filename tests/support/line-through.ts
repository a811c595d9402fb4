/** The line t = a + b d through times, each counted by its share, so that short sound says as much as long. */
export function lineThrough(points: readonly { d: number; t: number }[]) {
  let [w, wd, wdd, wt, wdt] = [0, 0, 0, 0, 0];
  for (const { d, t } of points) {
    const weight = 1 / t ** 2;
    w += weight;
    wd += weight * d;
    wdd += weight * d * d;
    wt += weight * t;
    wdt += weight * d * t;
  }
  const b = (w * wdt - wd * wt) / (w * wdd - wd * wd);
  return { a: (wt - b * wd) / w, b };
}
