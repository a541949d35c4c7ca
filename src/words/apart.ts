type Judged = {interval: readonly [number, number] | null};

/** Whether intervals leave open that one is as low as the lowest. */
export function mayBeAsLow(one: Judged, lowest: Judged): boolean {
  return one.interval === null || lowest.interval === null || one.interval[0] <= lowest.interval[1];
}

/** Whether intervals leave open that one is as high as the highest. */
export function mayBeAsHigh(one: Judged, highest: Judged): boolean {
  return one.interval === null || highest.interval === null || one.interval[1] >= highest.interval[0];
}
