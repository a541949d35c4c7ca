import {createHash} from "node:crypto";
import {readFile, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {z} from "zod";
import {type Finding, type Verdict, verdicts} from "../../src/contracts/finding.js";
import {slice} from "../../src/contracts/parts.js";
import {replaceFile} from "../warehouse/swap.js";
import type {Standing} from "./standing.js";

const count = z.number().int().nonnegative();

const build = z.strictObject({
  /** When it was built first; built again from the same data it keeps that time. */
  at: z.iso.datetime(),
  /** Of all that the warehouse held of candidates, and of the configuration and version that read it. */
  data: z.string(),
  made: z.string(),
  candidates: count,
  inLoops: count
});

/** A verdict and from which build to which it stood; of what asks for a deed, from the build that first asked for one. */
const entry = z.strictObject({
  kind: z.string(),
  subject: z.string(),
  slice,
  verdict: z.enum(verdicts),
  first: z.iso.datetime(),
  last: z.iso.datetime()
});

/**
 * What the last two builds found: private, beside the warehouse, no candidate and no figure in it, people by pseudonym.
 * So that a page can say since when a finding stands, which are new and which are gone.
 */
const schema = z.strictObject({
  /** Fingerprint of the pseudonym key: with another one nobody in it could be known again. */
  key: z.string(),
  builds: z.array(build).min(1).max(2),
  findings: z.array(entry)
});

export type History = z.infer<typeof schema>;
export type HistoryBuild = History["builds"][number];
/** What tells findings of several builds apart; an interviewer or screener stands under a lasting pseudonym. */
export type FindingKey = Pick<Finding, "subject" | "slice"> & {kind: string};

export function historyFile(warehouse: string): string {
  return join(dirname(warehouse), "findings");
}

/** The history as it was kept; null where there is none, or none that can be used: `problem` then says why. */
export async function readHistory(
  file: string,
  key: string
): Promise<{history: History | null; problem: string | null}> {
  const ignored = (why: string) => ({
    history: null,
    problem: `${file}: ${why}, so it was ignored: since when findings stand is counted from this build on.`
  });
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {history: null, problem: null};
    return ignored("the history of findings cannot be read");
  }
  try {
    const history = schema.parse(JSON.parse(text));
    if (history.key === key) return {history, problem: null};
  } catch {
    return ignored("the history of findings is damaged");
  }
  return ignored("the history of findings was made with another pseudonym key");
}

export async function writeHistory(file: string, history: History): Promise<void> {
  await replaceFile(file, JSON.stringify(history));
}

/** A finding may have hung on who is forgotten, so all of it goes. */
export async function forgetHistory(file: string): Promise<void> {
  await rm(file, {force: true, recursive: true});
}

/** A sum over all that a warehouse holds of candidates. */
export function sumOf(people: Standing["people"]): string {
  const sum = createHash("sha256");
  for (const id of Object.keys(people).sort()) {
    const applications = people[id]!;
    const names = Object.keys(applications).sort();
    sum.update(JSON.stringify([id, names.map((name) => [name, applications[name]])]));
  }
  return sum.digest("hex");
}

export interface Compared {
  /** The build that this one is held against; null where there is none. */
  last: HistoryBuild | null;
  /** The verdict of a finding at that build; null where it was not there. */
  before: (finding: FindingKey) => Verdict | null;
  /** The build at which a finding first asked for a deed, or first got its verdict; null where it may not be told yet. */
  first: (finding: FindingKey) => string | null;
  /** What that build asked to act on or watch and this one does not know. */
  gone: FindingKey[];
  /** What to keep once this build stands. */
  next: History;
}

/** One finding of a build; `held` where so few candidates changed behind it that its change may not be told. */
export type Found = FindingKey & {verdict: Verdict; held: boolean};

/**
 * A build beside those before it. Built again from the same data with the same settings it is the same build, else a
 * second look would make everything old. What is held goes on as it was until it may be told.
 */
export function compared(
  history: History | null,
  {key, now, findings}: {key: string; now: HistoryBuild; findings: readonly Found[]}
): Compared {
  const latest = history?.builds.at(-1) ?? null;
  const isAgain = latest !== null && latest.data === now.data && latest.made === now.made;
  const here = isAgain ? {...now, at: latest.at} : now;
  const last = (isAgain ? history!.builds.at(-2) : latest) ?? null;
  const then = entriesAt(history, last);
  const entries = new Map<string, History["findings"][number]>();
  for (const {held, verdict, ...finding} of findings) {
    const old = then.get(nameOf(finding));
    if (held && old === undefined) continue;
    const stands = held ? old!.verdict : verdict;
    const goesOn = old !== undefined && (old.verdict === stands || (asks(old.verdict) && asks(stands)));
    const first = goesOn ? old.first : here.at;
    entries.set(nameOf(finding), {...keyOf(finding), verdict: stands, first, last: here.at});
  }
  const ended = [...then].filter(([name, {verdict}]) => entries.get(name)?.verdict !== verdict);
  return {
    last,
    before: (finding) => then.get(nameOf(finding))?.verdict ?? null,
    first: (finding) => entries.get(nameOf(finding))?.first ?? null,
    gone: ended.flatMap(([name, one]) => (!entries.has(name) && asks(one.verdict) ? [keyOf(one)] : [])),
    next: {
      key,
      builds: last === null ? [here] : [last, here],
      findings: [...entries.values(), ...ended.map(([, one]) => ({...one, last: last!.at}))]
    }
  };
}

/** What stood at a build. An entry that ended there wins over one that took its place later. */
function entriesAt(history: History | null, build: HistoryBuild | null): Map<string, History["findings"][number]> {
  if (history === null || build === null) return new Map();
  const stood = history.findings.filter(({first, last}) => first <= build.at && last >= build.at);
  const later = stood.filter(({last}) => last > build.at);
  const until = stood.filter(({last}) => last === build.at);
  return new Map([...later, ...until].map((one) => [nameOf(one), one]));
}

/** Does a verdict ask for a deed? */
export function asks(verdict: Verdict): boolean {
  return verdict === "act" || verdict === "watch";
}

function keyOf({kind, subject, slice: of}: FindingKey): FindingKey {
  return {kind, subject, slice: of};
}

function nameOf({kind, subject, slice: {role, level, period}}: FindingKey): string {
  return JSON.stringify([kind, subject, role, level, period]);
}
