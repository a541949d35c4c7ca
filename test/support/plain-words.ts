import type {Finding, Headline} from "../../src/contracts/finding.js";

const [mostOfDeed, mostOfClaim, mostOfEvidence] = [4, 12, 30];

/** What nobody would say aloud. */
const forbidden =
  /plausible|told of|by the cost sheet|carr(y|ies) signal|seems to carry|no more than (by )?chance|nothing unusual/i;
/** Units that a definition explains, and nothing else names. */
const defined = /log.odds|thousandths of a bit|standard deviations?\b|residual variance/i;
/** Of the table, and not of a claim. */
const statistics = /[(±]|\d\.\d|correlation|\balpha\b|\bAC2\b|probability|standard deviation|interval/i;

type Said = Pick<Finding, "kind" | "deed" | "claim" | "evidence" | "action" | "sure"> &
  Partial<Pick<Finding, "subject" | "slice">>;

/** What findings and headlines say that a busy reader could not take in, or that promises more than it knows. */
export function unplain(said: readonly Said[]): string[] {
  return said.flatMap((one) => {
    const names = [one.subject, one.slice?.role, one.slice?.level].filter((name) => name && name !== "all") as string[];
    const [claim, evidence] = [wordsIn(one.claim, names), wordsIn(one.evidence, names)];
    const all = [one.claim, one.evidence, one.action, one.sure.sentence];
    return [
      ...(claim > mostOfClaim ? [`claim of ${claim} words`] : []),
      ...(evidence > mostOfEvidence ? [`evidence of ${evidence} words`] : []),
      ...(wordsIn(one.deed, []) > mostOfDeed ? [`deed “${one.deed}”`] : []),
      ...(statistics.test(unquoted(one.claim, names)) ? ["claim with statistics"] : []),
      ...(all.some((text) => forbidden.test(text) || defined.test(text)) ? ["a forbidden phrase"] : []),
      ...(all.some((text) => text !== "" && !/[.?!]$/.test(text)) ? ["a sentence without an end"] : [])
    ].map((fault) => `${one.kind}: ${fault}: ${all.join(" | ")}`);
  });
}

/** Texts of a dataset that nobody would say aloud, definitions and queries aside. */
export function unsaid(content: unknown): string[] {
  if (typeof content === "string") return forbidden.test(content) || defined.test(content) ? [content] : [];
  if (content === null || typeof content !== "object") return [];
  return Object.entries(content).flatMap(([key, value]) => (/^definitions$|sql$/i.test(key) ? [] : unsaid(value)));
}

/** Every finding that datasets show, those that only a page has among them. */
export function headlinesIn(content: unknown): Headline[] {
  if (Array.isArray(content)) return content.flatMap(headlinesIn);
  if (content === null || typeof content !== "object") return [];
  if ("claim" in content && "action" in content) return [content as Headline];
  return Object.values(content).flatMap(headlinesIn);
}

/** A name is one word, however many it has; a number and its unit are one too. */
function wordsIn(text: string, names: readonly string[]): number {
  return unquoted(text, names)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function unquoted(text: string, names: readonly string[]): string {
  const known = names.reduce((rest, name) => rest.replaceAll(name, "Name"), text);
  return known.replace(/“[^”]*”/g, "Name");
}
