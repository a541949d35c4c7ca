/** A word of the pages. One with a formula is marked where a page says it first. */
export interface Term {
  term: string;
  /** Other words for it, by which it is found; those that pages use for it are marked too. */
  also?: readonly string[];
  meaning: string;
  measure?: {
    /** The formula in words. */
    formula: string;
    denominator: string;
    exclusions: string;
  };
  /** The heading of the methods page that says more, by its anchor. */
  section: string;
}

const votes = "initial votes cast before the decision, in loops with at least two of them";
const leftOut = "shadows, votes after the decision, scorecards without a vote";

const agreement: readonly Term[] = [
  {
    term: "AC2",
    also: ["Gwet’s AC2"],
    meaning: "Agreement of votes beyond chance. It rises when nearly all votes are alike, even where little is known.",
    measure: {
      formula: "(observed − chance) ÷ (1 − chance) on the form’s scale, where far apart counts more than near",
      denominator: votes,
      exclusions: leftOut
    },
    section: "agreement"
  },
  {
    term: "Alpha",
    also: ["Krippendorff’s alpha", "α"],
    meaning: "Agreement of votes beyond chance. It falls when nearly all votes are alike.",
    measure: {
      formula:
        "1 − observed ÷ expected disagreement, where expected is that of votes dealt out at random, and far apart counts more than near",
      denominator: votes,
      exclusions: leftOut
    },
    section: "agreement"
  },
  {
    term: "Offers made again",
    also: ["repeatability", "made again"],
    meaning: "If the same loops were held again by other interviewers, how many of the offers would be made again.",
    measure: {
      formula:
        "chance that two loops of one candidate both end above the bar ÷ offer rate, from the reliability of the mean vote and from how closely decisions follow it; whatever the votes do not say counts as chance",
      denominator: "loops with two votes that ended in an offer or no offer",
      exclusions: `${leftOut}, withdrawn and open loops`
    },
    section: "agreement"
  },
  {
    term: "Pairs of votes on the same side",
    also: ["raw agreement"],
    meaning:
      "How often two interviewers of one candidate both vote yes or both no. It is high whenever nearly everyone votes yes.",
    measure: {
      formula:
        "pairs of votes that are the same, or on the same side, ÷ pairs within each loop, then the mean over loops",
      denominator: votes,
      exclusions: leftOut
    },
    section: "agreement"
  },
  {
    term: "Reliability",
    also: ["Φ", "phi"],
    meaning: "How far the mean vote of a loop would return with other interviewers: 0 is luck, 1 is certain.",
    measure: {
      formula: "variance between candidates ÷ (variance between candidates + all other variance ÷ votes in the loop)",
      denominator: votes,
      exclusions: leftOut
    },
    section: "agreement"
  }
];

const interviewers: readonly Term[] = [
  {
    term: "Halo",
    meaning: "An overall impression that colours all ratings of one scorecard.",
    section: "interviewers-and-screeners"
  },
  {
    term: "Limits of chance",
    also: ["funnel limits"],
    meaning: "Between which limits a screener’s share lies by chance alone; they widen where screens are few.",
    measure: {
      formula:
        "exact binomial limits at 95 and 99.9 % around the overall share, widened by over-dispersion where screeners as a whole differ more than chance would make them",
      denominator: "all screeners",
      exclusions: "none"
    },
    section: "interviewers-and-screeners"
  },
  {
    term: "Over-dispersion",
    meaning: "More variation between units than chance alone gives; limits are widened by it.",
    section: "interviewers-and-screeners"
  },
  {
    term: "Severity",
    also: ["difference from others", "above or below peers"],
    meaning: "How far an interviewer’s votes lie from those of others on like candidates; negative is harsher.",
    measure: {
      formula:
        "interviewer’s effect in a mixed model of votes with role, level, stage, team, phone-screen vote, quarter, candidate and area, shrunk towards zero by how little is known",
      denominator: "initial votes of loops and take-homes, twenty or more for each interviewer shown",
      exclusions: "phone screens, shadows, votes after the decision, scorecards without a vote"
    },
    section: "interviewers-and-screeners"
  },
  {
    term: "Shrinkage",
    also: ["shrunken", "drawn towards"],
    meaning: "Drawing an estimate towards the average by how little is known about it.",
    section: "interviewers-and-screeners"
  },
  {
    term: "Comparable candidates",
    also: ["usual for the same candidates"],
    meaning: "A screener’s share passed, as it would be among candidates of the same kind as all others have.",
    measure: {
      formula:
        "overall share passed × passed ÷ expected, where expected is what the average screener would pass of the same roles, levels, sources, teams, jobs and quarters (logistic model)",
      denominator: "decided phone screens of the screener",
      exclusions:
        "screens without a vote, still waiting, sent to the loop by lot, and candidates who left before the choice"
    },
    section: "interviewers-and-screeners"
  },
  {
    term: "Blind vote",
    also: ["votes cast before any other was in"],
    meaning: "A vote that was submitted when no other vote of its loop was in.",
    measure: {
      formula: "votes submitted when no other vote of the loop was in ÷ votes",
      denominator: "initial loop votes with a time of submission, in loops with at least two of them",
      exclusions: leftOut
    },
    section: "independence"
  },
  {
    term: "Minority votes",
    also: ["movement at the debrief"],
    meaning: "First votes against the majority of their loop; how many change side at the debrief.",
    measure: {
      formula: "votes in the minority that changed side ÷ votes in the minority",
      denominator: "votes whose version before the debrief is exported, in loops with split initial votes",
      exclusions: `${leftOut}, loops without a strict majority`
    },
    section: "independence"
  }
];

const screen: readonly Term[] = [
  {
    term: "Band",
    meaning: "The vote of the phone screen: strong no, no, mixed, yes, strong yes, or the form’s own answers.",
    section: "phone-screen-and-borderline-screens"
  },
  {
    term: "Borderline",
    meaning:
      "A screen in the band that the configuration names (by default mixed), fixed before outcomes are looked at.",
    measure: {
      formula: "phone screens whose current vote is the one that the configuration names",
      denominator: "phone screens with a vote whose further way is decided",
      exclusions:
        "shadow scorecards, screens without a vote, candidates still waiting; candidates sent to the loop by lot count as screened, not as advanced"
    },
    section: "phone-screen-and-borderline-screens"
  },
  {
    term: "Break-even p*",
    also: ["break-even"],
    meaning: "The chance of an offer at which a loop costs as many hours for each hire as the best alternative.",
    measure: {
      formula: "loop hours ÷ (acceptance × the least hours per hire that any bar reaches)",
      denominator: "all counted screens",
      exclusions: "none"
    },
    section: "phone-screen-and-borderline-screens"
  },
  {
    term: "Clear loop",
    also: ["mostly yes votes"],
    meaning: "A loop in which more than half of the initial votes were yes or strong yes.",
    measure: {
      formula: "loops in which more than half of the initial votes are yes or strong yes ÷ loops with votes",
      denominator: "decided loops with at least one initial vote",
      exclusions: "shadow votes; votes changed in the debrief count as they were before it"
    },
    section: "phone-screen-and-borderline-screens"
  },
  {
    term: "Cost sheet",
    meaning: "Minutes that interviews, preparation, writing and meetings take; it can be edited on the pages.",
    section: "phone-screen-and-borderline-screens"
  },
  {
    term: "Near-miss",
    meaning: "A candidate of the screening vote just below the bar who was not advanced.",
    section: "phone-screen-and-borderline-screens"
  }
];

const questions: readonly Term[] = [
  {
    term: "Follow the others’ votes",
    also: ["signal"],
    meaning:
      "How well a question’s rating tells what the other interviewers of the loop found; its own interviewer has no say.",
    measure: {
      formula:
        "correlation of the rating with the mean initial vote of the other interviewers, both freed of severity and compared within role and level, drawn towards other questions by how little is known",
      denominator: "ratings with data in loops where another interviewer voted",
      exclusions:
        "shadows, scorecards after the decision, ratings without data, every vote of the question’s own interviewer"
    },
    section: "questions"
  },
  {
    term: "Leaked",
    meaning: "A question whose ratings rose among candidates of equal standing while a good rating came to tell less.",
    measure: {
      formula:
        "ratings within each interviewer, less what the other questions did in the same quarter: the line of rating on the others’ votes before a date against the line after it, held against shuffled ratings",
      denominator: "dated ratings, at least 30 on each side, of at least six questions",
      exclusions: "ratings without a date"
    },
    section: "questions"
  },
  {
    term: "Left without a rating",
    also: ["no data"],
    meaning: "A question that stands on the scorecard and has no rating.",
    measure: {
      formula: "scorecards on which the question stands without a rating ÷ scorecards on which it stands",
      denominator: "loop scorecards before the decision with the question",
      exclusions: "shadows"
    },
    section: "questions"
  },
  {
    term: "Gets one answer twice",
    also: ["repetition"],
    meaning: "Two questions whose ratings go together beyond what all else tells of the candidate.",
    measure: {
      formula:
        "correlation of the two ratings within role and level beyond a factor that all else shares: the interview’s ratings where one interviewer asks both, else the votes of further interviewers",
      denominator:
        "loops in which both were rated, and beside them another question of the interview or the vote of a further interviewer",
      exclusions: "pairs that few loops had both of"
    },
    section: "questions"
  }
];

const pipeline: readonly Term[] = [
  {
    term: "Advanced",
    meaning: "Reached the loop: entered the loop stage, or has a loop scorecard.",
    section: "funnel"
  },
  {
    term: "Censored",
    meaning: "Withdrawn, or closed before a decision: counted neither as success nor as failure.",
    section: "funnel"
  },
  {
    term: "Offer",
    meaning: "The hiring decision “offer”, else the status hired.",
    section: "funnel"
  },
  {
    term: "Offers accepted",
    also: ["acceptance"],
    meaning: "How many of the offers that were answered led to a hire.",
    measure: {
      formula: "offers that led to a hire ÷ offers that were answered",
      denominator: "dated offers that were taken, declined or withdrawn",
      exclusions: "offers still open"
    },
    section: "funnel"
  },
  {
    term: "Ordinary quarters",
    meaning: "What a quarter brings by chance and by what quarters differ anyhow; one in a thousand lies outside.",
    measure: {
      formula:
        "from up to four mature quarters before the latest: counts vary by chance, and quarters as far as those tell and otherwise about as other companies’ do (SD 0.25 of log-odds)",
      denominator: "quarters with at least 50 candidates, four of five old enough",
      exclusions: "younger quarters"
    },
    section: "funnel"
  },
  {
    term: "Usual time",
    meaning: "How long a step is given before it is counted, so that recent candidates are not read as lost.",
    measure: {
      formula: "the days within which nine of ten conversions of the step happen, at least seven",
      denominator: "candidates who went on",
      exclusions: "none"
    },
    section: "funnel"
  },
  {
    term: "Busiest fifth",
    meaning: "The fifth of the people who hold most interviews of a quarter; by chance alone somebody is the busiest.",
    measure: {
      formula: "interviews of the fifth of the people with most of them ÷ all interviews of the quarter",
      denominator: "people with at least one interview in the quarter, ten or more",
      exclusions: "none"
    },
    section: "load"
  }
];

const everywhere: readonly Term[] = [
  {
    term: "Hidden",
    also: ["suppressed", "dash", "–"],
    meaning: "Groups of fewer than five candidates, and those that would give them away; a dash stands in their place.",
    section: "what-is-hidden-and-why"
  },
  {
    term: "Hours at stake",
    meaning: "Hours of your people in a year, at your cost sheet and present pace, that hang on a finding.",
    section: "how-a-finding-is-decided"
  },
  {
    term: "Initial vote",
    also: ["first vote"],
    meaning: "The vote before the debrief, where the exports show it.",
    section: "independence"
  },
  {
    term: "Interval",
    also: ["90 %", "confidence"],
    meaning: "The values that fit the data; 90 % unless said otherwise.",
    section: "how-a-finding-is-decided"
  },
  {
    term: "Loop",
    meaning: "The interviews of one candidate after the screen, with pre-brief and debrief.",
    section: "loop-design"
  },
  {
    term: "n",
    meaning: "How many units a number rests on; which ones, the definitions say.",
    section: "how-a-finding-is-decided"
  },
  {
    term: "Pseudonym",
    meaning: "The name under which an interviewer stands, made with a secret key.",
    section: "what-is-hidden-and-why"
  },
  {
    term: "Shadow interview",
    meaning: "An interview that a second person watches and rates too.",
    section: "agreement"
  },
  {
    term: "Since when a finding stands",
    meaning: "From the build that first asked to act on it or to watch it, until one does not.",
    section: "since-when-a-finding-stands"
  },
  {
    term: "Verdict",
    also: ["act", "watch", "as expected", "not enough data"],
    meaning: "Act, watch, as expected, or not enough data: what was found of a subject that was looked at.",
    section: "how-a-finding-is-decided"
  },
  {
    term: "Vote points",
    meaning:
      "Strong no 1, no 2, mixed 2.5, yes 3, strong yes 4; other scales run evenly from 1 to 4, their upper half counting as yes. No decision is missing, never the middle.",
    section: "interviewers-and-screeners"
  },
  {
    term: "Yes-rate",
    meaning: "The share of votes that are yes or strong yes.",
    section: "agreement"
  }
];

/** The words of the pages, in alphabetical order. */
export const glossary: readonly Term[] = [
  ...agreement,
  ...interviewers,
  ...screen,
  ...questions,
  ...pipeline,
  ...everywhere
].toSorted((one, other) => one.term.localeCompare(other.term, "en"));
