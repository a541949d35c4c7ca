import type {Changes, Parameters} from "../parameters.js";

interface Option {
  /** What is unlike the standard company, as `--help` says it. */
  words: string;
  changes: Changes<Parameters>;
}

/**
 * Ways in which companies are unlike the standard one, for any world and in any combination: each changes parameters and
 * customs, key by key. In whatever order they are asked for they are applied in this one.
 */
const made = {
  "yes-no-form": {words: "loop votes are yes or no only", changes: {customs: {yesNoForm: true}}},
  "ends-at-second-no": {
    words: "the loop ends, without an offer, at its second no",
    changes: {customs: {endsAtNoes: 2}}
  },
  "ends-at-first-no": {words: "the loop ends, without an offer, at its first no", changes: {customs: {endsAtNoes: 1}}},
  "rising-bar": {
    words:
      "candidates, the screen's bar and what a yes takes rise by one SD within two years; ratings go by what is shown",
    changes: {customs: {rise: 1}}
  },
  "growing-strictness": {
    words: "interviewers grow stricter by one SD within two years, in votes and ratings alike",
    changes: {customs: {strictness: 1}}
  },
  "uneven-questions": {
    words: "interviewers use each question unequally well: its loading varies between them with SD 0.25",
    changes: {customs: {slopeSpread: 0.25}}
  },
  "zipf-loads": {
    words:
      "the busiest interviewer has twice the interviews of the second and thrice those of the third; screeners too",
    changes: {customs: {zipfLoads: true}}
  },
  "exclusive-teams": {
    words: "nobody interviews for another team; teams are of unequal size and meet unequally strong candidates",
    changes: {
      ability: {team: {Ads: -0.7, Platform: 0, Search: 0.7}},
      customs: {closedTeams: [0.6, 0.28, 0.12]}
    }
  },
  "sure-sooner": {words: "sure votes are written sooner than middling ones", changes: {customs: {surenessSpeed: 1.25}}},
  "noes-later": {words: "a no takes three times as long to be written as a yes", changes: {customs: {noDelay: 3}}},
  "quarter-noise": {
    words: "the share of every step of the pipeline varies from quarter to quarter with SD 0.25 logits",
    changes: {customs: {quarterNoise: 0.25}}
  },
  "unwritten-noes": {
    words: "three noes in ten are never written, beside the votes that are forgotten anyway",
    changes: {customs: {unwrittenNoes: 0.3}}
  },
  "final-votes-only": {
    words: "votes are written after the debrief only, which moves three in ten of its minority",
    changes: {customs: {finalVotesOnly: true}, debrief: {minorityMoves: 0.3}, initialVotes: false}
  },
  "level-shifts": {
    words:
      "higher levels send stronger candidates; half of the questions are rated more strictly there, half more mildly",
    changes: {ability: {level: {mid: -1, senior: 0, staff: 1}}, customs: {levelRubric: 1.5}}
  },
  "decider-reads-screen": {
    words: "who decides on the offer counts the phone screen: half a vote point for each band",
    changes: {customs: {screenWeight: 0.5}}
  },
  "job-differences": {
    words: "pass rates of jobs differ with SD 0.45 logits, and each job has three screeners of its own",
    changes: {customs: {jobSpread: 0.45}}
  },
  "falling-pass-rate": {
    words: "the screen's pass rate falls by one logit over the window, while screeners come and go",
    changes: {customs: {passFall: 1}}
  },
  "interviewer-turnover": {
    words: "a third of the interviewers leave within the window, and a third join",
    changes: {customs: {turnover: true}}
  },
  "fixed-order": {
    words: "areas are always asked in the same order, so that people meet candidates early or late",
    changes: {customs: {fixedOrder: true}}
  },
  "unseen-assignment": {
    words:
      "a third of the interviewers meets stronger candidates than others do, a third weaker ones, and no column says so",
    changes: {customs: {assignment: 0.8}}
  },
  "halo-copies": {
    words: "in three interviews of ten every rating repeats the interviewer's vote",
    changes: {customs: {haloCopies: 0.3}}
  }
} satisfies Record<string, Option>;

export type OptionName = keyof typeof made;
export const options: Record<OptionName, Option> = made;
export const optionNames = Object.keys(made) as OptionName[];
