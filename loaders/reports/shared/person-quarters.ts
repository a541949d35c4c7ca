import {group} from "d3-array";
import {hiddenCells} from "../../privacy/suppression.js";
import {readSql, type ReportContext, shared} from "../report.js";

const sql = readSql(new URL("./person-quarters.sql", import.meta.url));

interface Met {
  page: "seats" | "votes";
  interviewer_id: string;
  period: string;
  candidate_id: string;
}

export interface PersonQuarter {
  interviewer: string;
  period: string;
  candidates: ReadonlySet<string>;
}

type IsHidden = (interviewer: string, period: string) => boolean;

/** Which quarters of a person stay away: of their interviews, and of their votes. */
export interface HiddenQuarters {
  seats: IsHidden;
  votes: IsHidden;
}

/** Which quarters of which people stay away, decided once for the page of load and for everyone's own. */
export const hiddenQuarters = shared(
  async ({warehouse, config, dataThrough}: ReportContext): Promise<HiddenQuarters> => {
    const met = dataThrough === null ? [] : await warehouse.rows<Met>(sql, [dataThrough.slice(0, 10)]);
    const quartersOf = (page: Met["page"]): PersonQuarter[] =>
      [
        ...group(
          met.filter((row) => row.page === page),
          ({interviewer_id, period}) => JSON.stringify([interviewer_id, period])
        ).values()
      ].map((rows) => ({
        interviewer: rows[0]!.interviewer_id,
        period: rows[0]!.period,
        candidates: new Set(rows.map(({candidate_id}) => candidate_id))
      }));
    return quartersToHide({seats: quartersOf("seats"), votes: quartersOf("votes")}, config.privacy.minimum_candidates);
  }
);

/**
 * Quarters of fewer than `minimum` candidates stay away, and others that would give these away: interviews of everyone add
 * up to those of the quarter, votes of a person to all of theirs. Where a person met nearly the same candidates by both
 * counts, fewer than `minimum` apart, one would stand for the other: then both are shown, or neither is.
 */
export function quartersToHide(
  {seats, votes}: {seats: readonly PersonQuarter[]; votes: readonly PersonQuarter[]},
  minimum: number
): HiddenQuarters {
  const hidden = {seats: new Set<string>(), votes: new Set<string>()};
  const twins = new Set(
    votes.flatMap((cell) => {
      const twin = seats.find((other) => keyOf(other) === keyOf(cell));
      return twin && apart(twin.candidates, cell.candidates) < minimum ? [keyOf(cell)] : [];
    })
  );
  for (let known = -1; known < hidden.seats.size + hidden.votes.size;) {
    known = hidden.seats.size + hidden.votes.size;
    hide(seats, hidden.seats, hidden.votes, ({period}) => period);
    hide(votes, hidden.votes, hidden.seats, ({interviewer}) => interviewer);
  }
  return {
    seats: (interviewer, period) => hidden.seats.has(keyOf({interviewer, period})),
    votes: (interviewer, period) => hidden.votes.has(keyOf({interviewer, period}))
  };

  function hide(
    cells: readonly PersonQuarter[],
    own: Set<string>,
    other: ReadonlySet<string>,
    total: (cell: PersonQuarter) => string
  ): void {
    const isHidden = hiddenCells(cells, {
      people: ({candidates}) => candidates.size,
      families: [total],
      minimum,
      elsewhere: (cell) => own.has(keyOf(cell)) || (twins.has(keyOf(cell)) && other.has(keyOf(cell)))
    });
    cells.forEach((cell, index) => {
      if (isHidden[index]) own.add(keyOf(cell));
    });
  }
}

function keyOf({interviewer, period}: Pick<PersonQuarter, "interviewer" | "period">): string {
  return JSON.stringify([interviewer, period]);
}

function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((one) => b.has(one)).length;
  return a.size + b.size - 2 * both;
}
