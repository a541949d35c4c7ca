import {sum} from "simple-statistics";
import {audiences} from "../../../src/contracts/site.js";
import type {DataTrust} from "../../../src/contracts/data-trust.js";
import type {Finding, Headline, Verdict} from "../../../src/contracts/finding.js";
import {count, percent} from "../../../src/words/numbers.js";
import {untold} from "../../privacy/behind.js";
import {readSql, type Report} from "../report.js";
import {dataQuality, repeatedScorecards, type Table} from "./quality.js";
import {areOfFew, ownersOf, shownJoins, shownMonths, shownSteps, type Step, withOwners} from "./shown.js";
import {isCounted, makeHeadline} from "../../../src/words/finding.js";

const waterfallSql = readSql(new URL("./waterfall.sql", import.meta.url));
const monthsSql = readSql(new URL("./months.sql", import.meta.url));
const reasonsSql = readSql(new URL("./reasons.sql", import.meta.url));

type Reason = DataTrust["reasons"][number];

const limits = [
  "A row that is complete and possible is counted as good; whether what it says is true, no check can tell.",
  "Scorecards that were never written leave no row: what is missing because nobody recorded it is not seen here.",
  "Counts here are rows of exports, not candidates: one candidate has many rows."
];

const switchesOn: Record<string, string> = {
  ratings: "Questions and Coverage",
  applications: "roles, levels and sources; the Funnel",
  stages: "the Funnel and times in stage",
  interviews: "hours as scheduled instead of the configured cost sheet",
  decisions:
    "offers: Phone screen, Borderline screens and Loop design; without them and without a stage for offers, hires stand in",
  outcomes: "validity against what happened after the hire",
  interviewers: "teams of interviewers"
};

/** Can the data be believed: rows in and out per table, and every reason a row was left out or changed. */
export const dataTrust: Report = async ({warehouse, config}) => {
  const {tables, joins, checks} = await dataQuality(warehouse, config);
  const repeated = await repeatedScorecards(warehouse, config);
  const findings = [...checks.map(({finding}) => finding), ...repeated].map((finding) => ({
    ...finding,
    action: finding.verdict === "ok" ? "Nothing to do." : finding.action
  }));
  const minimum = config.privacy.minimum_candidates;
  const owners = await ownersOf(warehouse);
  const reasons = await warehouse.rows<Reason & {affected: number}>(reasonsSql);
  const months = shownMonths(
    await warehouse.rows<DataTrust["months"][number] & {candidates: number}>(monthsSql),
    minimum
  );
  const content: DataTrust = {
    findings: headlines(findings, tables, largestLack(months)),
    tables: tables.map((table) => withOwners(table, table.table, owners)),
    waterfall: shownSteps(await warehouse.rows<Step>(waterfallSql), minimum),
    joins: shownJoins(joins, owners, minimum),
    months,
    reasons: reasons.map((reason) =>
      areOfFew(reason.affected, reason.table, owners, minimum) ? untold(reason) : reason
    ),
    missing: Object.entries(switchesOn)
      .filter(([name]) => !tables.some(({table, loaded}) => table === name && loaded > 0))
      .map(([table, text]) => ({table, switchesOn: text})),
    limits
  };
  return {findings, datasets: [{name: "data-trust", audiences, content}]};
};

const believed = {
  act: "These data cannot be believed as they are.",
  watch: "These data can be believed with care."
};

/** The doubtful tables first; one sentence over all of them when none is. */
function headlines(findings: Finding[], tables: Table[], lack: Lack | null): Headline[] {
  const order: Verdict[] = ["act", "watch"];
  const doubtful = order.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  if (doubtful.length > 0)
    return doubtful
      .slice(0, 3)
      .map((finding, place) =>
        makeHeadline(
          place > 0
            ? finding
            : {...finding, claim: believed[finding.verdict === "act" ? "act" : "watch"], evidence: finding.sentence}
        )
      );
  const records = tables.reduce((sum, table) => sum + table.records, 0);
  if (records === 0)
    return [
      makeHeadline({
        kind: "data.quality",
        verdict: "too_little_data",
        claim: "No export was read, so there is nothing to show yet.",
        evidence: "",
        action: "Put scorecards.csv into the exports folder and build again."
      })
    ];
  const rejected = tables.reduce((sum, table) => sum + table.rejected, 0);
  const matched = findings.every(({subject, estimate}) => !subject.startsWith("unmatched") || estimate === 0);
  return [
    makeHeadline({
      kind: "data.quality",
      verdict: "ok",
      claim: lack === null ? "These data can be believed." : "These data can be believed, with gaps.",
      evidence: `${count(records - rejected)} of ${count(records)} exported rows could be read, and ${matched ? "every" : "nearly every"} row found what it belongs to.${lack === null ? "" : ` ${lack.sentence}`}`,
      sure: isCounted,
      action: lack?.remedy ?? "Nothing to do; look below when a number surprises you."
    })
  ];
}

const lacks = {
  withoutVote: {
    words: "have no vote",
    remedy: "Have every form ask for a vote; where it does, name its column in plumbline.yaml."
  },
  withoutSubmission: {
    words: "have no time of submission",
    remedy: "Export when scorecards were submitted: late feedback and copied votes show only by that."
  },
  withoutInterviewTime: {
    words: "have no time of interview",
    remedy: "Export when interviews were held, or the calendar as interviews.csv."
  },
  withoutInitialVote: {
    words: "have no known first vote",
    remedy: "Export before debriefs too and keep the older files: then votes are known as they were before."
  },
  late: {
    words: "came over 48 hours late",
    remedy: "Keep time for writing right after each interview: late votes may follow what was said since."
  },
  backdated: {
    words: "came before the interview",
    remedy: "Look at the time zones of both times in the exports."
  }
};

/** What is missing, in a sentence, and what would mend it. */
export interface Lack {
  sentence: string;
  remedy: string;
}

/** What scorecards lack most, where more than a fifth of them do: rows that can be read may still lack what pages need. */
export function largestLack(months: DataTrust["months"]): Lack | null {
  const scorecards = sum(months.map((month) => month.scorecards));
  const [most] = (Object.keys(lacks) as (keyof typeof lacks)[])
    .map((name) => ({name, share: sum(months.map((month) => month[name])) / scorecards}))
    .sort((a, b) => b.share - a.share);
  if (!(most!.share > 0.2)) return null;
  const {words, remedy} = lacks[most!.name];
  return {sentence: `But ${percent(most!.share)} of scorecards ${words}.`, remedy};
}
