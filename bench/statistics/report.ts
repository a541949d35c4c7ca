/** Median seconds of `runs` calls, and what the last one returned. */
export function timed<T>(runs: number, work: () => T): {seconds: number; result: T} {
  const seconds: number[] = [];
  let result: T | undefined;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    seconds.push((performance.now() - start) / 1000);
  }
  return {seconds: seconds.sort((a, b) => a - b)[Math.floor(runs / 2)]!, result: result as T};
}

/** One line of the report; a missed target makes the run fail. */
export function line(what: string, seconds: number, target: string, met: boolean): void {
  process.stdout.write(`${met ? "met   " : "MISSED"}  ${what}: ${seconds.toFixed(3)} s (${target})\n`);
  if (!met) process.exitCode = 1;
}

/** Largest |got − expected| ÷ |expected|. */
export function worstRelative(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((worst, [got, expected]) => Math.max(worst, Math.abs(got - expected) / Math.abs(expected)), 0);
}
