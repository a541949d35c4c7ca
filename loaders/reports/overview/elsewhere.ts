import {group} from "d3-array";
import type {Finding, Kind, Verdict} from "../../../src/contracts/finding.js";
import type {ActionElsewhere} from "../../../src/contracts/overview.js";
import type {Audience} from "../../../src/contracts/site.js";
import {atStart, spelled} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {isOfFew} from "../../privacy/behind.js";
import {isAboutPerson} from "../finding.js";
import {saysTheSame} from "./asking.js";

interface ExplainingPage {
  audiences: readonly Audience[];
  kinds: readonly Kind[];
}

/** What is said of one, of several and of an untold number of subjects, and what the other site says more of. */
interface Said {
  one: string;
  many: string;
  tells: "who" | "which" | "more";
}

const people = (need: string, needs: string, who = "interviewer"): Said => ({
  one: `one ${who} ${needs}`,
  many: `# ${who}s ${need}`,
  tells: "who"
});
const things = (one: string, many: string): Said => ({one, many, tells: "which"});
const pooled = (what: string): Said => ({one: what, many: what, tells: "more"});

/** By kind of one subject each; `all` where a finding speaks of everyone. */
const said: Partial<Record<Kind, Said>> = {
  "agreement.repeatability": pooled("fewer offers would be made again than you aim for"),
  "interviewer.severity": people("need a calibration session", "needs a calibration session"),
  "interviewer.consistency": people("need to go through the rubric", "needs to go through the rubric"),
  "interviewer.independence": people("need to vote before reading others", "needs to vote before reading others"),
  "interviewer.timeliness": people("need time to write their feedback", "needs time to write their feedback"),
  "debrief.shift": pooled("debriefs need the initial votes read out first"),
  "screen.bar": pooled("the bar of the phone screen needs to move"),
  "screen.borderline": pooled("borderline screens do not repay their loops"),
  "screener.calibration": people("need to compare phone screens", "needs to compare phone screens", "screener"),
  "question.signal": things("one question tells too little", "# questions tell too little"),
  "question.redundant": things("one pair of questions gets one answer", "# pairs of questions get one answer"),
  "question.drift": things("one question has changed", "# questions have changed"),
  "question.no_data": things("one question often goes unrated", "# questions often go unrated"),
  "coverage.attribute": pooled("loops often leave an attribute unrated"),
  "coverage.rejections": pooled("some rejections rest on coachable weaknesses alone"),
  "loop.size": pooled("the number of interviews is worth a look"),
  "loop.early_stop": pooled("stopping loops early is worth a trial"),
  "load.evenness": pooled("interviews could be spread more evenly"),
  "funnel.conversion": things("one step of the pipeline changed", "# steps of the pipeline changed"),
  "funnel.mix": things("the mix of candidates changed at one step", "the mix of candidates changed at # steps"),
  "data.quality": pooled("the exports need mending")
};
const everyone: Partial<Record<Kind, Said>> = {
  "interviewer.independence": pooled("votes need hiding until one's own is in")
};

/** What a direction says more exactly than its kind does. */
const directed: Partial<Record<Kind, Record<string, Said>>> = {
  "question.drift": {leaked: things("one question looks leaked", "# questions look leaked")}
};

const siteOf: Record<Audience, string> = {
  leads: "the interview leads' site",
  managers: "the hiring managers' site",
  leadership: "the leadership's site"
};

/**
 * What the other sites of one build act on and this audience's site does not show, so that no site says that all is well
 * beside one that does not: by kind, count and hours, with no subject, estimate or figure of one person. Hours of people
 * are left out below the fewest interviewers that anything pooled is told of; so is their number where fewer were judged,
 * since whoever knows these would know who is meant. Kinds that never ask to act stand here from `watch` on.
 */
export function actionsElsewhere(
  findings: readonly Finding[],
  {
    audience,
    pages,
    also = []
  }: {
    audience: Audience;
    /** Those of all sites. */
    pages: readonly ExplainingPage[];
    /** Kinds that this site shows without a page. */
    also?: readonly Kind[];
  },
  {privacy}: Pick<Config, "privacy">
): ActionElsewhere[] {
  const here = new Set([...also, ...pages.filter(isOf(audience)).flatMap(({kinds}) => kinds)]);
  const elsewhere = findings.filter(({kind, slice}) => !here.has(kind) && slice.role === null && slice.level === null);
  const shown = findings.filter(({kind}) => here.has(kind));
  const acting = elsewhere.filter(
    (finding) =>
      !shown.some((other) => saysTheSame(finding, other)) &&
      strongest(finding.kind).includes(finding.verdict) &&
      !(isOfFew(finding, privacy) ?? finding.n < privacy.minimum_candidates)
  );
  return [...group(acting, familyOf).values()]
    .flatMap((family) => {
      const [{kind, subject, verdict, direction}] = family as [Finding];
      const words = (subject === "all" && everyone[kind]) || directed[kind]?.[direction ?? ""] || said[kind];
      const site = siteWith(kind);
      if (!words || !site) return [];
      const isPeople = isAboutPerson(kind, subject);
      const judged = elsewhere.filter(
        (finding) => finding.kind === kind && finding.subject !== "all" && finding.verdict !== "too_little_data"
      );
      const isOfFewPeople = isPeople && family.length < privacy.minimum_interviewers;
      const count = isPeople && judged.length < privacy.minimum_interviewers ? null : family.length;
      const hours = family.reduce((sum, {stake}) => sum + (stake?.hours ?? 0), 0);
      return [
        {
          kind,
          verdict,
          what: inWords(words, count),
          count,
          hours: isOfFewPeople || hours === 0 ? null : hours,
          where: `${siteOf[site]} says ${words.tells}${isOfFewPeople && hours > 0 ? ", and the hours" : ""}`
        }
      ];
    })
    .sort((a, b) => a.verdict.localeCompare(b.verdict) || (b.hours ?? 0) - (a.hours ?? 0));

  function siteWith(kind: Kind): Audience | undefined {
    const page = pages.find(({kinds}) => kinds.includes(kind));
    return page?.audiences.find((other) => other !== audience);
  }
}

function isOf(audience: Audience): (page: ExplainingPage) => boolean {
  return ({audiences}) => audiences.includes(audience);
}

/** One row for all subjects of a kind; what is said of everyone, or of one direction, stands apart. */
function familyOf({kind, subject, direction}: Finding): string {
  if (subject === "all" && everyone[kind]) return `${kind} all`;
  return direction !== null && directed[kind]?.[direction] ? `${kind} ${direction}` : kind;
}

const neverAct: readonly Kind[] = [
  "agreement.repeatability",
  "coverage.attribute",
  "coverage.rejections",
  "loop.size",
  "loop.early_stop",
  "load.evenness"
];

function strongest(kind: Kind): readonly Verdict[] {
  return neverAct.includes(kind) ? ["watch"] : ["act"];
}

function inWords({one, many}: Said, count: number | null): string {
  if (count === 1) return atStart(one);
  return atStart(many.replace("# ", count === null ? "" : `${spelled(count)} `));
}
