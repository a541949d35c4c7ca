import {labelKey} from "../../canonical/labels.js";

/** Names of reasons that say that the candidate left, or that nobody was sought any more; all others are rejections. */
const leaving = [
  "withdrew",
  "withdrawn",
  "candidate_withdrew",
  "candidate_withdrawn",
  "offer_declined",
  "declined_offer"
];
const closing = ["position_closed", "position_filled", "duplicate", "role_closed"];

/** How an application ended that ended for a reason of this name. */
export function endingNamed(reason: string | null): "rejected" | "withdrawn" | "closed" {
  const name = labelKey(reason ?? "");
  if (leaving.includes(name)) return "withdrawn";
  return closing.includes(name) ? "closed" : "rejected";
}
