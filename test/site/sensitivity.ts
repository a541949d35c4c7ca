/** One object that is published, with its own numbers: those of estimates and pairs in it too, not those of further objects. */
type Units = Map<string, string>;

/** Counts of interviewers, of questions and of findings, and what the configuration says. */
const notOfCandidates =
  /^(least\w*|tooFew|groups|interviewersJudged|threshold|certainty|points|horizonDays|noes|first|interviews|weeks|more|files|hidden)$/;
/**
 * Whole hours at stake, and what estimates are held against, read alike without most of those whom they are about: each
 * is held together with the mark and the numbers that it stands beside.
 */
const rounded = /^(stake|reference)$/;
const skipped = /^(costs|points|definitions|thresholds|rule|sql|limits|counts|needs)$/;
const labels =
  /^(slice|dimension|member|by|step|period|month|group|question|first|second|interviewer|attribute|area|subject|rule|split|check|reason|table|kind|from|to|unit|measure|date)$/;

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** Every published object with numbers, by where it stands and what it is about; findings of the overview have whole hours alone. */
export function unitsOf(datasets: ReadonlyMap<string, unknown>): Units {
  const units: Units = new Map();
  for (const [name, content] of datasets) {
    if (name.endsWith("/overview")) {
      const {tiles, funnel, loopHours} = content as {[key: string]: Json};
      walk({tiles: tiles!, funnel: funnel!, loopHours: loopHours!}, name);
    } else if (!name.endsWith("/truth-recovery")) walk(content as Json, name);
  }
  return units;

  function walk(value: Json, path: string): void {
    if (Array.isArray(value)) {
      const seen = new Map<string, number>();
      for (const item of value) {
        const about = aboutOf(item);
        const place = seen.get(about) ?? 0;
        seen.set(about, place + 1);
        walk(item, `${path}[${about}#${place}]`);
      }
    } else if (value !== null && typeof value === "object") {
      const own = Object.entries(ofCandidates(value)).filter(
        ([key, item]) => !notOfCandidates.test(key) && isNumeric(item)
      );
      if (own.some(([, item]) => hasNumber(item))) units.set(path, JSON.stringify(own));
      const beside = Object.entries(value).filter(([key]) => rounded.test(key));
      if (beside.some(([, item]) => hasNumber(item)))
        units.set(`${path} as a whole`, JSON.stringify([...own, ...beside, value.mark]));
      for (const [key, item] of Object.entries(value))
        if (!skipped.test(key) && !rounded.test(key) && !isNumeric(item)) walk(item, `${path}.${key}`);
    }
  }
}

/** A tile that counts interviewers without their number. */
function ofCandidates(value: {[key: string]: Json}): {[key: string]: Json} {
  const {counted, shown} = value;
  if (counted !== "interviewers" || shown === null || typeof shown !== "object") return value;
  return {...value, shown: {...(shown as {[key: string]: Json}), n: null}};
}

function aboutOf(item: Json): string {
  if (item === null || typeof item !== "object" || Array.isArray(item)) return "";
  return JSON.stringify(Object.entries(item).filter(([key, value]) => labels.test(key) && typeof value !== "number"));
}

/** A number, a pair of numbers, or an estimate. */
function isNumeric(item: Json): boolean {
  if (typeof item === "number") return true;
  if (Array.isArray(item)) return item.length > 0 && item.every((one) => typeof one === "number");
  return item !== null && typeof item === "object" && "value" in item && "interval" in item;
}

function hasNumber(item: Json): boolean {
  return JSON.stringify(item).match(/\d/) !== null;
}

/**
 * For each object published of a company, the candidates without whom, or with whose other votes and decision, it would
 * read otherwise: those whom its numbers are about.
 */
export function dependents(
  whole: Units,
  others: readonly {candidate: string; units: Units}[]
): Map<string, Set<string>> {
  return new Map(
    [...whole].map(([path, text]) => [
      path,
      new Set(others.flatMap(({candidate, units}) => (readsAlike(text, units.get(path)) ? [] : [candidate])))
    ])
  );
}

/** What counts nothing at all is about nobody: that it stands there tells of no one, another number in its place does. */
function readsAlike(text: string, other: string | undefined): boolean {
  return other === undefined ? !/[1-9]/.test(text) : other === text;
}
