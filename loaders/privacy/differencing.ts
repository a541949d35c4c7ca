/** Fields that say what an object of a list is about; its place in the list may change between builds. */
const labels = new Set(
  [
    "slice,dimension,member,by,step,period,month,group,question,first,second,interviewer,attribute,area,subject,rule",
    "split,check,reason,table,kind,from,to,role,level,label,name,interviews,forecast,day,votes"
  ]
    .join(",")
    .split(",")
);

/**
 * Do two versions of one dataset, published one after the other, differ by something a reader could put down to a few
 * people? That is a whole number that moved by less than `minimum`, or an estimate that moved while no count did.
 * Rows that stand in one version only hold at least `minimum` people by themselves.
 */
export function movedByFew(before: unknown, after: unknown, minimum: number): boolean {
  const [old, now] = [numbersOf(before), numbersOf(after)];
  const moves = [...now].flatMap(([path, value]) => {
    const was = old.get(path);
    return was === undefined || was === value ? [] : [{was, value}];
  });
  const counts = moves.filter(({was, value}) => Number.isInteger(was) && Number.isInteger(value));
  if (counts.some(({was, value}) => Math.abs(value - was) < minimum)) return true;
  return moves.length > 0 && counts.length === 0;
}

/** Every number of a dataset by what it is about. */
function numbersOf(content: unknown): Map<string, number> {
  const numbers = new Map<string, number>();
  walk(content, "");
  return numbers;

  function walk(value: unknown, path: string): void {
    if (typeof value === "number") numbers.set(path, value);
    else if (Array.isArray(value)) {
      const seen = new Map<string, number>();
      for (const item of value) {
        const name = nameOf(item);
        const place = seen.get(name) ?? 0;
        seen.set(name, place + 1);
        walk(item, `${path}[${name}#${place}]`);
      }
    } else if (value !== null && typeof value === "object")
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
  }
}

function nameOf(item: unknown): string {
  if (item === null || typeof item !== "object" || Array.isArray(item)) return "";
  const about = Object.entries(item).filter(([key, value]) => labels.has(key) && typeof value !== "number");
  return JSON.stringify(about);
}
