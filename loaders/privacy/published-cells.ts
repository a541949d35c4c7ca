import {candidatesBehind, sameBehind, untold, wasUntold} from "./behind.js";
import type {Fate, PublishedCell} from "./standing.js";

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** Fields that say what an object of a list is about; its place in the list may change between builds. */
const labels = new Set(
  [
    "dimension,member,by,step,measure,period,month,group,question,first,second,interviewer,attribute,area,subject,rule",
    "split,check,reason,table,kind,from,to,role,level,label,name,forecast,date,text"
  ]
    .join(",")
    .split(",")
);

/** Every cell of a dataset, an object that knows its candidates, by where it stands and what it is about. */
export function cellsOf(dataset: string, content: unknown): Map<string, PublishedCell> {
  const cells = new Map<string, PublishedCell>();
  walk(content as Json, dataset, dataset);
  return cells;

  function walk(value: Json, path: string, family: string): void {
    if (Array.isArray(value))
      for (const [name, item] of named(value)) walk(item, path + name, `${family}[${kindOf(item)}]`);
    else if (isObject(value)) {
      const people = candidatesBehind(value);
      if (people !== undefined) cells.set(path, {people, family});
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`, `${family}.${key}`);
    }
  }
}

/** What the items of a list that add up to one total have in common: the names of what they are about. */
function kindOf(item: Json): string {
  if (!isObject(item)) return "";
  const about = Object.entries(item).filter(isLabel);
  return JSON.stringify(
    about.map(([key, value]) => {
      if (isObject(value)) return Object.keys(value).filter((name) => value[name] !== null);
      return ["dimension", "by", "step", "measure"].includes(key) ? [key, value] : key;
    })
  );
}

/**
 * A dataset in which every cell has the figures that it may have: its new ones, or those that stand published. A cell that
 * keeps figures which no longer stand anywhere has none.
 */
export function standingContent(
  dataset: string,
  content: unknown,
  {previous, fateOf}: {previous: unknown; fateOf: (key: string) => Fate}
): unknown {
  return merged(content as Json, previous as Json | undefined, dataset, "publish");

  function merged(next: Json, old: Json | undefined, path: string, around: Fate): Json {
    const isCell = isObject(next) && candidatesBehind(next) !== undefined;
    const own = isCell ? fateOf(path) : around;
    const asked = own !== "rest" ? own : old === undefined ? "publish" : "keep";
    if (asked === "keep" && old !== undefined && shapeOf(next) !== shapeOf(old)) return old;
    if (Array.isArray(next)) return list(next, old, path, around);
    if (!isObject(next)) return asked === "keep" && old !== undefined ? old : next;
    const before = isObject(old) ? old : undefined;
    const fate = asked === "keep" && before === undefined ? "withhold" : asked;
    const shown = fate === "keep" ? {...before} : next;
    const result = Object.fromEntries(
      Object.keys(shown).map((key) => [
        key,
        key in next ? merged(next[key]!, before?.[key], `${path}.${key}`, fate) : shown[key]!
      ])
    );
    // Figures that stand are those of whoever was behind them then, enough to be shown.
    if (fate === "keep") return result;
    if (fate === "publish") return sameBehind(next, result);
    // What stands in a cell without figures, and is none itself, has none either.
    return isCell || around !== "withhold" ? untold(result) : result;
  }

  function list(next: Json[], old: Json | undefined, path: string, around: Fate): Json {
    const before = new Map(Array.isArray(old) ? named(old) : []);
    if (around !== "keep")
      return named(next).flatMap(([name, item]) => {
        const one = merged(item, before.get(name), path + name, around);
        // Whoever's figures stay away is not listed; slices are, since pages choose among them, and findings say why.
        return isUntold(one) && !/\.(slices|findings)$/.test(path) ? [] : [one];
      });
    if (!Array.isArray(old)) return next;
    const now = new Map(named(next));
    return [...before].map(([name, item]) => {
      const fresh = now.get(name);
      return fresh === undefined ? item : merged(fresh, item, path + name, around);
    });
  }
}

function isUntold(value: Json): boolean {
  return isObject(value) && wasUntold(value);
}

function shapeOf(value: Json): "list" | "object" | "value" {
  return Array.isArray(value) ? "list" : isObject(value) ? "object" : "value";
}

function isObject(value: Json | undefined): value is {[key: string]: Json} {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The items of a list by what they are about; several about the same by their place among these. */
function named(items: readonly Json[]): [string, Json][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = isObject(item) ? JSON.stringify(Object.entries(item).filter(isLabel)) : "";
    const place = seen.get(name) ?? 0;
    seen.set(name, place + 1);
    return [`[${name}#${place}]`, item];
  });
}

/** Names, not what is counted or found of them; the days that a list item spans move with its data. */
function isLabel([key, value]: [string, Json]): boolean {
  if (key === "slice") return true;
  if (!labels.has(key) || (typeof value !== "string" && value !== null)) return false;
  return !((key === "from" || key === "to") && (value === null || /^\d{4}-/.test(value)));
}
