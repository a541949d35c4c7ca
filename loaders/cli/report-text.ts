import {group} from "d3-array";
import type {DataTrust} from "../../src/contracts/data-trust.js";
import {type Finding, type Findings, kinds, type Verdict} from "../../src/contracts/finding.js";
import {stakeInWords} from "../../src/words/finding.js";
import {count, date} from "../../src/words/numbers.js";
import {kindWords, subjectInWords} from "../../src/words/verdicts.js";
import {visibleInLine} from "../../src/words/visible.js";

/** How a report stands on a terminal: `paint` colours what a verdict says, never what comes from the exports. */
export interface Look {
  width: number;
  paint: (verdict: Verdict | "name", text: string) => string;
}

/** As it stands in a file, or in the input of another program. */
export const plainLook: Look = {width: 100, paint: (_, text) => text};

const titles: Record<Verdict, string> = {
  act: "To act on",
  watch: "To watch",
  ok: "As expected",
  too_little_data: "Not enough data yet"
};

/** Findings for a person at a terminal: what to act on in full, most hours first, the quiet rest as one line each. */
export function findingsAsText({data_through, rows, findings}: Findings, look: Look = plainLook): string {
  return [
    wrapped(headOf({data_through, rows}), look),
    loud("act", findings, look) || `${look.paint("act", titles.act)}: nothing.`,
    loud("watch", findings, look),
    quiet("ok", findings, look),
    quiet("too_little_data", findings, look)
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The same in one line for each finding that asks for something; the others only by how many they are. */
export function findingsInBrief({findings}: Pick<Findings, "findings">, look: Look | null = null): string {
  const {paint} = look ?? plainLook;
  // Another program cuts for itself.
  const width = look?.width ?? Number.POSITIVE_INFINITY;
  const chosen = (["act", "watch"] as const).flatMap((verdict) => chosenOf(verdict, findings));
  const hours = chosen.map(({stake}) => (stake === null ? "" : `${count(stake.hours)} h`));
  const widest = Math.max(...hours.map((one) => one.length));
  const lines = chosen.map(({verdict, claim, deed}, place) => {
    const label = (verdict === "act" ? "Act" : "Watch").padEnd(7);
    const said = visibleInLine(`${hours[place]!.padStart(widest)}  ${claim} ${deed}.`);
    const room = width - label.length;
    return `${paint(verdict, label)}${said.length > room ? `${said.slice(0, room - 1)}…` : said}`;
  });
  const quietly = (["ok", "too_little_data"] as const).map(
    (verdict) => `${titles[verdict]}: ${count(findings.filter((finding) => finding.verdict === verdict).length)}.`
  );
  if (lines.length === 0) lines.push(`${titles.act}: nothing.`);
  return [...lines, ...(widest > 0 ? ["Hours are those at stake in a year."] : []), quietly.join(" ")].join("\n");
}

/** What to do about all of it, as a checklist with ids as exported. */
export function listAsText(lines: readonly string[], look: Look = plainLook): string {
  const items = lines.map((line) => wrapped(line, look, "  ", "    "));
  return items.length === 0 ? "" : ["To do:", ...items].join("\n");
}

/** Tables that no export holds, and what findings they would add. */
export function missingTables({missing}: Pick<DataTrust, "missing">, look: Look = plainLook): string {
  const lines = missing.map(({table, switchesOn}) => wrapped(`• ${table}: ${switchesOn}`, look, "  ", "    "));
  return lines.length === 0 ? "" : ["Not exported, and what it would tell:", ...lines].join("\n");
}

function headOf({data_through, rows}: Pick<Findings, "data_through" | "rows">): string {
  const read = Object.entries(rows).map(
    ([table, {accepted, rejected}]) => `${count(accepted)} ${table}${rejected ? ` (${count(rejected)} rejected)` : ""}`
  );
  return `Data through ${data_through === null ? "an unknown date" : date(data_through)}: ${read.join(", ")}.`;
}

/** Those of a verdict that are not told of everyone already, by the hours that hang on them. */
function chosenOf(verdict: Verdict, findings: readonly Finding[]): Finding[] {
  const own = findings.filter((finding) => finding.verdict === verdict);
  const hours = ({stake}: Finding): number => stake?.hours ?? 0;
  return own
    .filter((finding) => overallOf(finding, own) === undefined)
    .toSorted((one, other) => hours(other) - hours(one) || kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

/** The finding on everyone that says of all what this one says of a role. */
function overallOf({kind, direction, slice}: Finding, findings: readonly Finding[]): Finding | undefined {
  if (slice.role === null) return undefined;
  return findings.find((one) => one.kind === kind && one.direction === direction && one.slice.role === null);
}

function loud(verdict: "act" | "watch", findings: readonly Finding[], look: Look): string {
  const chosen = chosenOf(verdict, findings);
  if (chosen.length === 0) return "";
  const blocks = chosen.map((finding) => {
    const {claim, evidence, action, sure, stake} = finding;
    const roles = findings.filter((one) => one.verdict === verdict && overallOf(one, findings) === finding);
    const under: [string | null, string | null][] = [
      [null, evidence || null],
      ["Likewise by role", roles.length === 0 ? null : `${roles.map(({subject}) => subject).join(", ")}.`],
      ["Do next", action],
      ["At stake", stake && `${stakeInWords(stake)}.`],
      ["How sure", sure.sentence]
    ];
    const lines = under.flatMap(([name, text]) => (text === null ? [] : [named(name, text, look)]));
    const [first, ...more] = wrapped(claim, look, "    ", "    ").split("\n");
    return [`  ${look.paint(verdict, "•")} ${first!.trimStart()}`, ...more, ...lines].join("\n");
  });
  return [`${look.paint(verdict, titles[verdict])}:`, ...blocks].join("\n");
}

/** A line below a claim with its name, which is coloured once the lines are broken. */
function named(name: string | null, text: string, look: Look): string {
  if (name === null) return wrapped(text, look, "    ", "    ");
  const lines = wrapped(`${name}: ${text}`, look, "    ", "    ");
  return lines.replace(`${name}:`, () => look.paint("name", `${name}:`));
}

/** From so many subjects on they are counted, not named. */
const many = 4;
/** From so many findings on a sentence is no longer about one of them, but why they cannot be told. */
const common = 3;

/** The kinds of a quiet verdict in one line: whom or what each is about where that is short. */
function quiet(verdict: "ok" | "too_little_data", findings: readonly Finding[], look: Look): string {
  const own = findings.filter((finding) => finding.verdict === verdict);
  if (own.length === 0) return "";
  const parts = [...group(own, ({kind}) => kind)].map(([kind, all], place) => {
    const subjects = [...new Set(all.map(({subject}) => subjectInWords(subject)))];
    const [start, rest] = [kindWords[kind].slice(0, 1), kindWords[kind].slice(1)];
    return `${place === 0 ? start : start.toLowerCase()}${rest} (${subjects.length < many ? subjects.join(", ") : count(subjects.length)})`;
  });
  const reasons =
    verdict === "too_little_data"
      ? [...group(own, ({sentence}) => sentence)].filter(([, all]) => all.length >= common)
      : [];
  const [first, ...more] = wrapped(`${titles[verdict]}: ${parts.join("; ")}.`, look).split("\n");
  return [
    first!.replace(titles[verdict], (title) => look.paint(verdict, title)),
    ...more,
    ...reasons.map(([sentence, all]) => wrapped(`Of ${count(all.length)} of these: ${sentence}`, look, "    ", "    "))
  ].join("\n");
}

/** A text in lines of the look's width, the first and the others indented; what it holds orders no terminal about. */
function wrapped(text: string, {width}: Pick<Look, "width">, first = "", others = ""): string {
  const lines: string[] = [];
  let line = first;
  // "99 %" stays together.
  for (const word of visibleInLine(text).split(/[ \t]+(?!%)/)) {
    const isEmpty = line.trim() === "";
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = others + word;
    } else line += `${isEmpty ? "" : " "}${word}`;
  }
  return [...lines, line].join("\n");
}
