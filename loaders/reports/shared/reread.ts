import {coefficient} from "../../../src/words/numbers.js";
import {visibleInLine} from "../../../src/words/visible.js";
import {refused} from "../../errors.js";
import {readSql, type ReportContext} from "../report.js";

const sql = readSql(new URL("./reread.sql", import.meta.url));
const votesOf = readSql(new URL("./reread-votes.sql", import.meta.url));

interface Discordant {
  application_id: string;
  scorecard_id: string;
  held_on: string | null;
  focus: string;
  initial_vote: string;
  peer_points: number;
  peers: number;
  gap: number;
  outcome: string;
}

/**
 * Private: at most five loops that an interviewer may want to reread, those whose own vote lies a point or more from the
 * others'. Ids as exported; for the terminal where the exports are, never for a site. Throws UserError 3 for an
 * interviewer without votes.
 */
export async function rereadText({warehouse}: ReportContext, interviewer: string): Promise<string> {
  const [counted] = await warehouse.rows<{votes: number}>(votesOf, [interviewer]);
  if (!counted || counted.votes === 0)
    throw refused(
      `${interviewer}: no loop vote of this interviewer is in the exports`,
      "give the id as exported; `plumbline who PSEUDONYM` finds it for a pseudonym"
    );
  const loops = await warehouse.rows<Discordant>(sql, [interviewer]);
  const head = `Loops for ${interviewer} to reread (${counted.votes} votes). Private: do not pass on.`;
  if (loops.length === 0) return `${head}\nNo vote lies a point or more from the others on the same candidate.`;
  const lines = loops.map(
    ({application_id, scorecard_id, held_on, focus, initial_vote, peer_points, peers, outcome}) =>
      `  • application ${application_id}, scorecard ${scorecard_id}, ${held_on ?? "date unknown"}, ${focus}: voted ${words(initial_vote)}, the ${peers === 1 ? "other" : `${peers} others`} ${coefficient(peer_points)} on average (1–4); ended ${words(outcome)}`
  );
  return [
    head,
    ...lines.map(visibleInLine),
    "Being alone is not being wrong: read what was written, and ask what each of you saw."
  ].join("\n");
}

function words(label: string): string {
  return label.replaceAll("_", " ");
}
