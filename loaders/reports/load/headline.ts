import type {Headline} from "../../../src/contracts/finding.js";
import type {Load} from "../../../src/contracts/load.js";
import {inAll, isCounted, makeHeadline} from "../../../src/words/finding.js";
import {atStart, count, counted, percent, spelled} from "../../../src/words/numbers.js";
import {leastEach, leastPeople} from "./evenness.js";

/** How far beyond chance a share must lie to be worth a talk. */
const worthATalk = 0.1;
const kind = "loop.hours";

interface Shared {
  quarter: Load["quarters"][number] | null;
  /** Interviews a week of those who are listed. */
  people: readonly number[];
  limit: number | null;
  isFew: boolean;
}

/** What the page says first: who is above the limit, else how evenly interviews are shared. Only the page has it. */
export function loadHeadline({quarter, people, limit, isFew}: Shared): Headline {
  if (quarter === null || isFew)
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      claim: "Too few interviews to tell how they are shared.",
      evidence: "",
      action: "Export interviews with their times, or scorecards with the day of the interview."
    });
  const above = limit === null ? 0 : people.filter((one) => one > limit).length;
  if (above > 0)
    return makeHeadline({
      kind,
      verdict: "watch",
      deed: "Spread the interviews",
      claim: `${atStart(spelled(above))} ${above === 1 ? "interviewer is" : "interviewers are"} above your limit.`,
      evidence: `They held more than ${limit!} interviews a week on average in ${quarter.period}.`,
      sure: isCounted,
      action: "Hand some of their interviews to others, or train one more."
    });
  const {busiestFifth: share, evenShare, interviews, people: all, period} = quarter;
  if ((interviews ?? 0) < leastEach * (all ?? 0))
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      claim: "Too few interviews to tell how they are shared.",
      evidence: `${atStart(counted(interviews, "interview"))} by ${counted(all, "person", "people")} in ${period}; ${leastEach} each are needed.`,
      action: "Keep exporting every interview with its day."
    });
  if (share === null || evenShare.interval === null)
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      claim: "Too few interviewers to compare their load.",
      evidence: `${atStart(counted(all, "person", "people"))} interviewed in ${period}; ${leastPeople} are needed.`,
      action: "Keep exporting every interview with its day."
    });
  const isUneven = share - evenShare.interval[1] > worthATalk;
  const busiest = Math.ceil((all ?? 0) / 5);
  const evidence = `In ${period} the busiest ${count(busiest)} of ${count(all)} people had ${percent(share)} of ${counted(interviews, "interview")}. With even turns chance alone would give them about ${percent(evenShare.value)}.`;
  const [low, high] = evenShare.interval.map(percent) as [string, string];
  const sure = {
    probability: null,
    sentence: `With even turns it would be ${low} to ${high}, nine times in ten.`
  };
  return makeHeadline(
    isUneven
      ? {
          kind,
          verdict: "watch",
          deed: "Spread the interviews",
          claim: `A fifth of your interviewers carry ${inAll(share)} interviews.`,
          evidence,
          sure,
          action: "Ask those with few interviews to take one more a week, and train more people where nobody else can."
        }
      : {
          kind,
          verdict: "ok",
          deed: "As expected",
          claim:
            share > evenShare.interval[1]
              ? "The busiest fifth carry somewhat more than an even share."
              : "Interviews are shared evenly.",
          evidence,
          sure,
          action: "Nothing to do."
        }
  );
}
