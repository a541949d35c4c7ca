import {labelKey} from "../canonical/labels.js";
import type {Rejection} from "./adapter.js";

const held: Record<string, "scheduled" | "complete"> = {
  scheduled: "scheduled",
  awaiting_feedback: "complete",
  collect_feedback: "complete",
  complete: "complete"
};
const notHeld = ["to_be_scheduled", "skipped", "to_be_sent", "sent", "received"];

/** What the status of an interview means; null when it has no place in the calendar, undefined for an unknown word. */
export function interviewStatus(exported: string | null): "scheduled" | "complete" | null | undefined {
  const word = labelKey(exported ?? "");
  if (word === "" || notHeld.includes(word)) return null;
  return held[word];
}

export function unknownStatus(exported: string | null): Rejection {
  const words = [...Object.keys(held), ...notHeld].join(", ");
  const remedy = `Greenhouse writes one of ${words}: correct the export`;
  return {table: "interviews", reason: "unknown_status", column: "status", value: exported, remedy};
}
