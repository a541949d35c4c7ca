import {hasOwnNumbers, labelKey, labels} from "../../canonical/labels.js";
import type {Config} from "../../config/config.js";
import {votes} from "../../config/vote-words.js";
import type {JsonValue} from "../../reader/strict-json.js";

export interface KnownLabels {
  /** What a label means, by kind; null when nobody has said. */
  (kind: "vote" | "rating", label: string): string | null;
  /** True where the configuration has a scale of numbers of its own: no number then means what it says. */
  renumbered: Record<"vote" | "rating", boolean>;
}

/** The labels that have a meaning, known spellings and configured ones. */
export function knownLabels(config: Config): KnownLabels {
  const meanings = new Map(labels(config).map(({kind, label, meaning}) => [`${kind} ${label}`, meaning]));
  const meaning = (kind: "vote" | "rating", label: string): string | null =>
    meanings.get(`${kind} ${labelKey(label)}`) ?? null;
  const renumbered = {vote: hasOwnNumbers(config.votes), rating: hasOwnNumbers(config.ratings)};
  return Object.assign(meaning, {renumbered});
}

const fourPoints = votes.filter((vote) => vote !== "mixed");
const scoreLike = /^([1-4])(?:\.0+)?(?:\s*[-–—:.)]\s*(.+))?$/;

/**
 * One ordinal vote from what systems write for it: a label, `4`, `"4"`, `{score: 4}`, `"4 - Strong Hire"`. A number that
 * contradicts its words stays as it is, so that the user decides; so does an unknown label. Nothing is `no_decision`.
 */
export function voteOf(value: JsonValue | undefined, known: KnownLabels): string {
  const written = scalarOf(value);
  if (written === null) return "no_decision";
  if (known("vote", written) !== null || known.renumbered.vote) return written;
  const [, points, words] = scoreLike.exec(written) ?? [];
  if (points === undefined) return written;
  const vote = fourPoints[Number(points) - 1]!;
  const said = words === undefined ? null : known("vote", words);
  return said === null || said === vote ? vote : written;
}

/** True for a value that can be a vote on the four-point scale. */
export function isVoteLike(value: JsonValue | undefined, known: KnownLabels): boolean {
  const written = scalarOf(value);
  return written !== null && (known("vote", written) !== null || scoreLike.test(written));
}

/** A rating of 1 to 4 from `4`, `"4"`, `{score: 4}`, `"4 - Excellent"`, or the label as it stands; nothing is `no_data`. */
export function ratingOf(value: JsonValue | undefined, known: KnownLabels): string {
  const written = scalarOf(value);
  if (written === null) return "no_data";
  if (known("rating", written) !== null || known.renumbered.rating) return written;
  return scoreLike.exec(written)?.[1] ?? written;
}

function scalarOf(value: JsonValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  // Some choices are saved as a list of one; several at once are no vote that anybody could tell.
  if (Array.isArray(value)) return value.length > 1 ? "(several choices)" : scalarOf(value[0]);
  if (typeof value === "object") return scalarOf(value.score);
  const written = String(value).trim();
  return written === "" || written.toLowerCase() === "null" ? null : written;
}
