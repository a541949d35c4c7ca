import {counted} from "../../src/words/numbers.js";
import {canonicalHeader} from "../adapters/recognise/plain-tables.js";
import type {Config} from "../config/config.js";
import type {Column} from "./profile.js";
import {type Entry, headingsOf, type TableProposal, type TableSample} from "./table.js";
import type {Understood} from "./understand.js";

/** Interviews of which nobody wrote down a vote: a blank one is none, and no interview is lost for it. */
export function blankVotes(
  proposals: readonly TableProposal[],
  understood: readonly Understood[],
  plain: readonly TableSample[],
  config: Config
): Entry[] {
  if (Object.hasOwn(config.votes.labels, "")) return [];
  const pairs = [
    ...proposals.flatMap(({path, feeds}) => {
      const {columns} = understood.find(({sample}) => sample.path === path)?.sample ?? {columns: []};
      return feeds
        .filter(({table}) => table === "scorecards")
        .flatMap((feed) => {
          const of = (name: string): (Column | undefined)[] => {
            const line = feed.columns.get(name);
            const headings = line === undefined ? [] : headingsOf({...feed, columns: new Map([[name, line]])});
            return headings.map((own) => columns.find(({heading}) => heading === own));
          };
          const people = of("interviewer_id");
          return of("vote").map((vote, at) => [people[at], vote] as const);
        });
    }),
    ...plain.map((sample) => {
      const of = (name: string): Column | undefined =>
        sample.columns.find(({heading}) => canonicalHeader(heading) === name);
      return [of("interviewer_id"), of("vote")] as const;
    })
  ];
  const blank = pairs.flatMap(([person, vote]) =>
    person === undefined || vote === undefined
      ? []
      : vote.values.filter((value, at) => value === null && person.values[at] !== null)
  ).length;
  if (blank === 0) return [];
  return [{path: ["votes", "labels", ""], value: "no_decision", saw: `${counted(blank, "interview")} without a vote`}];
}
