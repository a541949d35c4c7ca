/** The candidate with the fewest edits from `word`, null when none is within `most`, by default half of its length. */
export function nearest(word: string, candidates: readonly string[], most = Math.ceil(word.length / 2)): string | null {
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const distance = edits(word, candidate);
    if (distance < fewest) [best, fewest] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return previous[b.length]!;
}
