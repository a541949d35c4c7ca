import type {Kind} from "../../src/contracts/finding.js";

/** A finding that a world's parameters lead to, about the whole company. */
export interface Overall {
  kind: Kind;
  subject: string;
  verdict: "act" | "ok";
  direction: string | null;
  words: string;
}

export const wasteful: Overall = {
  kind: "screen.borderline",
  subject: "all",
  verdict: "act",
  direction: "wasteful",
  words: "borderline (mixed) phone screens go to the loop although few of them earn its hours"
};
export const worthwhile: Overall = {
  ...wasteful,
  verdict: "ok",
  direction: "worthwhile",
  words: "borderline (mixed) phone screens are worth their loop, because few candidates come"
};
export const toMajority: Overall = {
  kind: "debrief.shift",
  subject: "all",
  verdict: "act",
  direction: "to_majority",
  words: "three in ten votes against the majority move towards it at the debrief"
};
export const follows: Overall = {
  kind: "interviewer.independence",
  subject: "all",
  verdict: "act",
  direction: "follows",
  words: "two in five votes copy an earlier one that can be read"
};
export const mixOf = (direction: string, words: string): Overall => ({
  kind: "funnel.mix",
  subject: "phone_screen>loop",
  verdict: "act",
  direction,
  words
});
