import {standingOf} from "../../config/answers.js";
import {wordsOf} from "../../config/words.js";
import {partHeading} from "../parts.js";
import {type Column, columnOf} from "../profile.js";

/** A column that says of each interview whether it took place, and its labels for those that did not. */
export interface Held {
  column: Column;
  notHeld: readonly string[];
}

const held =
  /\b(complete[d]?|done|held|submitted|finished|attended|took place|feedback (submitted|received|given)|durchgefuhrt|abgeschlossen|stattgefunden|termine[e]?|effectue|realisee?|realizada|realizado|completad[oa]|completat[oa]|afgerond|genomfor\w*|zakonczon\w*)\b/;
const other =
  /\b(scheduled|rescheduled|upcoming|planned|booked|cancell?ed|no.?show|not (started|held|yet held)|declined by interviewer|geplant|abgesagt|ausgefallen|verschoben|nicht erschienen|planifiee?|annulee?|prevue?|programad[oa]|cancelad[oa]|annullat[oa]|gepland|geannuleerd|inplanerad|installd|zaplanowan\w*|odwolan\w*)\b/;

/**
 * Finds the column whose every label says whether an interview took place, where some did not and nobody voted on these.
 * Whose feedback is only awaited was interviewed.
 */
export function heldBy(columns: readonly Column[], vote: Column): Held | null {
  for (const column of columns) {
    const labels = [...column.distinct.keys()];
    const isOther = (label: string): boolean => other.test(wordsOf(label).join(" "));
    const isHeld = (label: string): boolean => !isOther(label) && held.test(wordsOf(label).join(" "));
    const notHeld = labels.filter(isOther);
    if (labels.length > 12 || notHeld.length === 0 || labels.filter(isHeld).length !== labels.length - notHeld.length)
      continue;
    if (notHeld.length === labels.length) continue;
    const rows = column.values.flatMap((value, at) => (value !== null && isOther(value) ? [at] : []));
    const voted = rows.filter((at) => typeof standingOf(vote.values[at] ?? "") === "number");
    if (voted.length <= 0.02 * rows.length) return {column, notHeld};
  }
  return null;
}

/** What is said of the interviews that took place only. */
export function saidOfHeld(heading: string, {column, notHeld}: Held): string {
  return partHeading(heading, {unless: {[column.heading]: notHeld}});
}

/** The votes on the interviews that took place. */
export function votesHeld(vote: Column, held: Held): Column {
  const others = new Set(held.notHeld.map((label) => label.toLowerCase()));
  const isHeld = held.column.values.map((value) => value === null || !others.has(value.toLowerCase()));
  return columnOf(
    saidOfHeld(vote.heading, held),
    vote.values.map((value, at) => (isHeld[at] ? value : null))
  );
}
