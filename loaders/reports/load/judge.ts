import type {Finding} from "../../../src/contracts/finding.js";
import type {Load} from "../../../src/contracts/load.js";
import {inAll, isCounted} from "../../../src/words/finding.js";
import {atStart, count, counted, percent, spelled} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import type {ReportContext} from "../report.js";
import {needUntil} from "../shared/pace.js";
import {leastEach, leastPeople} from "./evenness.js";

interface Shared {
  quarter: Load["quarters"][number] | null;
  /** Interviews a week of those who are listed. */
  people: readonly number[];
  limit: number | null;
  isFew: boolean;
}

/**
 * `load.evenness`: who is above the limit, else how evenly the interviews of the latest quarter are shared, as what the
 * busiest fifth have beyond what chance gives them with even turns. Speaks of all, never of one. Never act.
 */
export function evennessFinding(
  {quarter, people, limit, isFew}: Shared,
  {config}: Pick<ReportContext, "config">
): Finding {
  const parts = {
    kind: "load.evenness",
    subject: "all",
    unit: "excess share of interviews with the busiest fifth",
    n: quarter?.interviews ?? 0
  } as const;
  if (quarter === null || isFew)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: "Too few interviews to tell how they are shared.",
      evidence: "",
      action: "Export interviews with their times, or scorecards with the day of the interview."
    });
  const above = limit === null ? 0 : people.filter((one) => one > limit).length;
  if (above > 0)
    return makeFinding({
      ...parts,
      verdict: "watch",
      direction: "above_limit",
      claim: `${atStart(spelled(above))} ${above === 1 ? "interviewer is" : "interviewers are"} above your limit.`,
      evidence: `They held more than ${limit!} ${limit === 1 ? "interview" : "interviews"} a week on average in ${quarter.period}.`,
      sure: isCounted,
      action: "Hand some of their interviews to others, or train one more."
    });
  const {busiestFifth: share, evenShare, interviews, people: all, period} = quarter;
  const enough = leastEach * (all ?? 0);
  if ((interviews ?? 0) < enough)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: "Too few interviews to tell how they are shared.",
      evidence: `${atStart(counted(interviews, "interview"))} by ${counted(all, "person", "people")} in ${period}; ${leastEach} each are needed.`,
      action: "Keep exporting every interview with its day.",
      needs: [needUntil("interviews in a quarter", enough, interviews ?? 0, null)]
    });
  if (share === null || evenShare.value === null || evenShare.interval === null)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: "Too few interviewers to compare their load.",
      evidence: `${atStart(counted(all, "person", "people"))} interviewed in ${period}; ${leastPeople} are needed.`,
      action: "Keep exporting every interview with its day.",
      needs: [needUntil("interviewers in a quarter", leastPeople, all ?? 0, null)]
    });
  const [low, high] = evenShare.interval;
  const judged = {
    ...parts,
    estimate: {value: share - evenShare.value, interval: [share - high, share - low] as [number, number]},
    reference: {value: 0, label: "even turns"},
    evidence: `In ${period} the busiest ${count(Math.ceil((all ?? 0) / 5))} of ${count(all)} people had ${percent(share)} of ${counted(interviews, "interview")}. With even turns chance alone would give them about ${percent(evenShare.value)}.`,
    sure: {
      probability: null,
      sentence: `With even turns it would be ${percent(low)} to ${percent(high)}, nine times in ten.`
    }
  };
  return makeFinding(
    share - high > threshold(config, "load.evenness", "excess")
      ? {
          ...judged,
          verdict: "watch",
          direction: "uneven",
          claim: `A fifth of your interviewers carry ${inAll(share)} interviews.`,
          action: "Ask those with few interviews to take one more a week, and train more people where nobody else can."
        }
      : {
          ...judged,
          verdict: "ok",
          ...(share > high
            ? {
                direction: "somewhat",
                claim: "The busiest fifth carry somewhat more than an even share.",
                action: "Nothing yet; look again next quarter."
              }
            : {claim: "Interviews are shared evenly.", action: "Nothing to do."})
        }
  );
}
