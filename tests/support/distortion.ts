/** Power of what is left after the best-fitting sine of a frequency is taken out, over that sine's, dB. */
export function thdAndNoiseDb(signal: Float32Array, rateHz: number, frequencyHz: number): number {
  const angle = (2 * Math.PI * frequencyHz) / rateHz;
  let [cc, ss, cs, xc, xs] = [0, 0, 0, 0, 0];
  for (const [i, x] of signal.entries()) {
    const [cos, sin] = [Math.cos(angle * i), Math.sin(angle * i)];
    cc += cos * cos;
    ss += sin * sin;
    cs += cos * sin;
    xc += x * cos;
    xs += x * sin;
  }
  const determinant = cc * ss - cs * cs;
  const a = (xc * ss - xs * cs) / determinant;
  const b = (xs * cc - xc * cs) / determinant;
  let [rest, fitted] = [0, 0];
  for (const [i, x] of signal.entries()) {
    const fit = a * Math.cos(angle * i) + b * Math.sin(angle * i);
    rest += (x - fit) ** 2;
    fitted += fit ** 2;
  }
  return 10 * Math.log10(rest / fitted);
}
