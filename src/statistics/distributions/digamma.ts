/** ψ(x), the derivative of ln Γ, for x > 0. Recurrence to 10, then Abramowitz & Stegun 6.3.18. */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma needs a number above 0, got ${x}`);
  let shift = 0;
  while (x < 10) shift -= 1 / x++;
  const s = 1 / (x * x);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s * (1 / 12)))))));
  return shift + Math.log(x) - 0.5 / x - series;
}

/** ψ′(x) for x > 0. Recurrence to 10, then Abramowitz & Stegun 6.4.12. */
export function trigamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`trigamma needs a number above 0, got ${x}`);
  let shift = 0;
  while (x < 10) {
    shift += 1 / (x * x);
    x++;
  }
  const s = 1 / (x * x);
  const series =
    s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6)))))));
  return shift + 1 / x + s / 2 + series / x;
}
