/** A published count, with the records it counts as only the owner of the data knows them. */
export interface PublishedCount {
  where: string;
  n: number;
  records: ReadonlySet<string>;
  /** The value of each dimension that its records have, where those are all that it takes to be counted. */
  named?: Readonly<Record<string, string>>;
  /** What the shown cells of two dimensions leave together: nobody can tell which hidden cells it is of. */
  isRest?: boolean;
}

/** A group of records that a reader can name, such as a role. */
export interface NamedGroup {
  dimension: string;
  member: string;
  records: ReadonlySet<string>;
}

const prime = 67_108_859;
const isSmall = (n: number, minimum: number): boolean => n > 0 && n < minimum;

/**
 * What a reader with every published count of one population can work out about groups of 1 to `minimum − 1`: sums and
 * differences of any counts that give such a group exactly, and wholes minus the shown parts inside them.
 */
export function recovered(counts: readonly PublishedCount[], groups: readonly NamedGroup[], minimum = 5): string[] {
  const shownDirectly = counts.filter(({n}) => isSmall(n, minimum)).map(({where, n}) => `${where} shows ${n}`);
  return [...shownDirectly, ...solved(counts, groups, minimum), ...leftOver(counts, groups, minimum)];
}

/** Small groups whose indicator is a linear combination of published ones, exactly (modulo a large prime). */
export function solved(counts: readonly PublishedCount[], groups: readonly NamedGroup[], minimum: number): string[] {
  const secrets = groups.filter(({records}) => isSmall(records.size, minimum));
  const sets = [...counts, ...secrets].map(({records}) => records);
  const classes = new Map<string, number>();
  for (const record of new Set(sets.flatMap((set) => [...set]))) {
    const signature = sets.map((set) => (set.has(record) ? "1" : "0")).join("");
    if (!classes.has(signature)) classes.set(signature, classes.size);
  }
  const signatures = [...classes.keys()];
  const rowOf = (index: number) => Float64Array.from(signatures, (signature) => Number(signature[index]));
  const basis: {pivot: number; row: Float64Array}[] = [];
  for (let index = 0; index < counts.length; index++) {
    const row = reduced(rowOf(index), basis);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = inverse(row[pivot]!);
    basis.push({pivot, row: row.map((value) => (value * scale) % prime)});
  }
  return secrets
    .filter((_, index) => reduced(rowOf(counts.length + index), basis).every((value) => value === 0))
    .map(({dimension, member, records}) => `${dimension} ${member} solves to ${records.size}`);
}

/** What is left of a row, which it takes, without the rows of the basis; these are 0 before their pivots. */
function reduced(row: Float64Array, basis: readonly {pivot: number; row: Float64Array}[]): Float64Array {
  for (const {pivot, row: known} of basis) {
    const factor = row[pivot]!;
    if (factor === 0) continue;
    for (let column = pivot; column < row.length; column++)
      row[column] = (row[column]! + (prime - factor) * known[column]!) % prime;
  }
  return row;
}

/** Fermat: a^(p − 2). */
function inverse(value: number): number {
  let [result, base, exponent] = [1, value, prime - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}

/** A published whole minus the published members of one dimension inside it: too few left, or hidden ones all alike. */
function leftOver(counts: readonly PublishedCount[], groups: readonly NamedGroup[], minimum: number): string[] {
  const dimensions = [...new Set(groups.map(({dimension}) => dimension))];
  const isShown = (records: ReadonlySet<string>): boolean =>
    counts.some((count) => !count.isRest && count.records.size === records.size && isInside(count.records, records));
  return counts.flatMap((whole) =>
    dimensions.flatMap((dimension) => {
      const inside = groups.filter((group) => group.dimension === dimension && isInside(group.records, whole.records));
      const shown = inside.filter(({records}) => records.size < whole.records.size && isShown(records));
      if (shown.length === 0) return [];
      const covered = new Set(shown.flatMap(({records}) => [...records]));
      const rest = whole.records.size - covered.size;
      const hidden = inside.filter(({records}) => !isShown(records));
      const alike =
        hidden.length > 0 &&
        hidden.every(({records}) => isSmall(records.size, minimum)) &&
        hidden.reduce((sum, {records}) => sum + records.size, 0) === rest &&
        (rest === hidden.length || rest === (minimum - 1) * hidden.length);
      return isSmall(rest, minimum) || alike ? [`${whole.where} leaves ${rest} beside its ${dimension}s`] : [];
    })
  );
}

function isInside(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size <= whole.size && [...part].every((record) => whole.has(record));
}
