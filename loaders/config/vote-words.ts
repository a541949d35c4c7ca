export const votes = ["strong_no", "no", "mixed", "yes", "strong_yes"] as const;
export type NamedVote = (typeof votes)[number];

/** Labels are compared without case, spaces, dashes and what cannot be seen; the SQL macro `label_key` does the same. */
export function labelKey(label: string): string {
  return (
    signsOf(label) ??
    visible(label)
      .toLowerCase()
      // A dotted capital I of Turkish is one letter to the database.
      .replaceAll("i\u0307", "i")
      .trim()
      .replace(/[\s\u00a0_\u2010-\u2015-]+/g, "_")
  );
}

/** An answer in signs, such as "++" and "+/-", with one kind of minus; null for any other. */
export function signsOf(label: string): string | null {
  const signs = visible(label)
    .replace(/[\s\u00a0]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll("±", "+/-");
  return /^[-+/]*[-+][-+/]*$/.test(signs) ? signs : null;
}

function visible(label: string): string {
  return label.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, "");
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
const amongOthers: ReadonlyMap<string, NamedVote> = new Map(
  Object.entries<NamedVote>({
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
  })
);

/** The vote that an answer stands for where all answers of the form are known, or null; a number before it says no more. */
export function voteMeant(answer: string): NamedVote | null {
  const key = labelKey(answer.replace(/^\s*\d\s*[-–—:.)]\s*(?=\D)/, ""));
  return knownVotes.get(key) ?? amongOthers.get(key) ?? null;
}
