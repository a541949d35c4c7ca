import {counted} from "../../src/words/numbers.js";
import {canonicalHeader} from "../adapters/recognise/plain-tables.js";
import type {Config} from "../config/config.js";
import {partOf} from "./parts.js";
import type {Column} from "./profile.js";
import {type Entry, headingsOf, type TableProposal, type TableSample} from "./table.js";
import {scorecardKey, type Understood} from "./understand.js";

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
      const table = understood.find(({sample}) => sample.path === path);
      const {columns} = table?.sample ?? {columns: []};
      // A vote that stands on one of the rows of a scorecard is that of all.
      const card = table && table.long !== null ? scorecardKey(table.roles, table.names) : null;
      return feeds
        .filter(({table}) => table === "scorecards")
        .flatMap((feed) => {
          const of = (name: string): (Column | undefined)[] => {
            const line = feed.columns.get(name);
            const headings = line === undefined ? [] : headingsOf({...feed, columns: new Map([[name, line]])});
            return headings.map((own) => columns.find(({heading}) => heading === own));
          };
          const people = of("interviewer_id");
          return of("vote").map((vote, at) => ({person: people[at], vote, card}));
        });
    }),
    ...plain.map((sample) => {
      const of = (name: string): Column | undefined =>
        sample.columns.find(({heading}) => canonicalHeader(heading) === name);
      return {person: of("interviewer_id"), vote: of("vote"), card: null};
    })
  ];
  const blank = pairs.reduce(
    (sum, {person, vote, card}) => sum + (person && vote ? blankIn(person, vote, card) : 0),
    0
  );
  if (blank === 0) return [];
  return [{path: ["votes", "labels", ""], value: "no_decision", saw: `${counted(blank, "interview")} without a vote`}];
}

/** Interviews of somebody that have no vote, on any of the rows of one scorecard. */
function blankIn(person: Column, vote: Column, card: readonly Column[] | null): number {
  if (partOf(vote.heading)?.part !== undefined) return person.filled - vote.filled;
  const voted = new Map<string | number, boolean>();
  for (const [at, value] of vote.values.entries()) {
    if (person.values[at] === null) continue;
    const id = card === null ? at : card.map(({values}) => values[at]?.toLowerCase() ?? "").join("\u001f");
    voted.set(id, (voted.get(id) ?? false) || value !== null);
  }
  return [...voted.values()].filter((has) => !has).length;
}
