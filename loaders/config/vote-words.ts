export const votes = ["strong_no", "no", "mixed", "yes", "strong_yes"] as const;
export type NamedVote = (typeof votes)[number];

/** Labels are compared without case, spaces, dashes and what cannot be seen; the SQL macro `label_key` does the same. */
export function labelKey(label: string): string {
  return label
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/[\s\u00a0_\u2010-\u2015-]+/g, "_");
}

/** What systems and forms write for the five votes. A word that may mean two things, such as "pass", is none of them. */
const wordings: Record<NamedVote, readonly string[]> = {
  strong_no: [
    "strong no",
    "strong no hire",
    "strong not hire",
    "strong reject",
    "strongly not recommend",
    "strongly not recommended",
    "strongly do not recommend",
    "definitely not",
    "definitely no",
    "definite no",
    "definitely no hire",
    "definitely not hire",
    "absolutely not",
    "hard no",
    "👎👎"
  ],
  no: [
    "no",
    "n",
    "no hire",
    "not hire",
    "do not hire",
    "don't hire",
    "not recommend",
    "not recommended",
    "do not recommend",
    "do not advance",
    "reject",
    "not a fit",
    "no fit",
    "thumbs down",
    "👎"
  ],
  mixed: ["mixed", "neutral", "on the fence"],
  yes: ["yes", "y", "hire", "recommend", "recommended", "advance", "good fit", "thumbs up", "👍"],
  strong_yes: [
    "strong yes",
    "strong hire",
    "strong recommend",
    "strongly recommend",
    "strongly recommended",
    "great fit",
    "definitely yes",
    "definitely",
    "definite yes",
    "definitely hire",
    "absolutely yes",
    "👍👍"
  ]
};

/** Every known wording with the vote that it stands for, by its key. */
export const knownVotes: ReadonlyMap<string, NamedVote> = new Map(
  votes.flatMap((vote) => [vote, ...wordings[vote]].map((words) => [labelKey(words), vote] as const))
);

/** Words that stand for a vote where the other answers of the form do so too; alone they may mean something else. */
const amongOthers: Record<string, NamedVote> = {
  snh: "strong_no",
  sn: "strong_no",
  nh: "no",
  maybe: "mixed",
  undecided: "mixed",
  h: "yes",
  sh: "strong_yes",
  sy: "strong_yes",
  "⭐": "strong_yes",
  star: "strong_yes",
  auf_keinen_fall: "strong_no",
  nein: "no",
  ablehnen: "no",
  vielleicht: "mixed",
  ja: "yes",
  einstellen: "yes",
  auf_jeden_fall: "strong_yes",
  unbedingt: "strong_yes",
  non: "no",
  oui: "yes",
  sí: "yes",
  sim: "yes",
  não: "no",
  nee: "no"
};

/** The vote that an answer stands for where all answers of the form are known, or null; a number before it says no more. */
export function voteMeant(answer: string): NamedVote | null {
  const key = labelKey(answer.replace(/^\s*\d\s*[-–—:.)]\s*(?=\D)/, ""));
  return knownVotes.get(key) ?? amongOthers[key] ?? null;
}

const leaning = /^(?:leans?|leaning|weak|weakly|slight|slightly|soft|rather|eher|plutôt)_(?:to_|towards_)?(.+)$/;
const shortLeaning: Record<string, NamedVote> = {lnh: "no", ln: "no", lh: "yes", ly: "yes"};
/** How good something is: words that tell their order among each other. */
const qualities = [
  ["very poor", "terrible", "unacceptable", "very weak"],
  ["poor", "weak", "bad", "unsatisfactory", "below expectations", "below average"],
  ["fair", "average", "acceptable", "okay", "ok", "satisfactory", "meets expectations"],
  ["good", "above average", "exceeds expectations"],
  ["very good", "very strong", "great"],
  ["excellent", "outstanding"],
  ["exceptional"]
].map((words) => new Set(words.map(labelKey)));
const places: Record<NamedVote, number> = {strong_no: 1, no: 2, mixed: 3, yes: 4, strong_yes: 5};

/** Where an answer stands between strong no (1) and strong yes (5); leaning ones stand nearer to the middle. Null for a word that tells no side. */
function placeOf(answer: string): number | null {
  const vote = voteMeant(answer);
  if (vote !== null) return places[vote];
  const key = labelKey(answer);
  const [, leant] = leaning.exec(key) ?? [];
  const side = shortLeaning[key] ?? (leant === undefined ? null : voteMeant(leant));
  return side === "no" ? 2.5 : side === "yes" ? 3.5 : null;
}

/** True where as many answers lean to yes as to no: they stand between the votes. One side alone would move the middle. */
export function leanBothWays(answers: readonly string[]): boolean {
  const places = answers.map(placeOf);
  return places.includes(2.5) && places.includes(3.5);
}

/** The answers of a form, lowest first, where words tell their order; null where one does not, or two say the same. */
export function inOrder(answers: readonly string[]): string[] | null {
  return orderBy(answers, placeOf) ?? orderBy(answers, qualityOf);
}

function orderBy(answers: readonly string[], place: (answer: string) => number | null): string[] | null {
  const placed = new Map(answers.map((answer) => [place(answer), answer]));
  if (placed.has(null) || placed.size < answers.length) return null;
  return [...placed].sort(([a], [b]) => a! - b!).map(([, answer]) => answer);
}

function qualityOf(answer: string): number | null {
  const quality = qualities.findIndex((words) => words.has(labelKey(answer)));
  return quality < 0 ? null : quality;
}
