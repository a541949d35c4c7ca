import type {Kind} from "../../src/contracts/finding.js";
import type {Changes, Parameters} from "./parameters.js";

/** Facts planted in a world on top of its parameters; people and questions by number, from 1. */
export interface Plants {
  /** Interviewer → severity shift in ability units; negative = harsh. Everyone else keeps the drawn one. */
  severity?: Record<number, number>;
  /** Meets mostly weak candidates, with no severity of their own: an extreme raw mean, an adjusted zero. */
  decoy?: number;
  /** Screener → severity shift; negative = strict. */
  screener?: Record<number, number>;
  /** Interviewer whose feedback comes days late. */
  late?: number;
  /** Question whose rating says nothing about the candidate. */
  zeroSignal?: number;
  strongSignal?: number;
  /** Level up and slope down from the middle of the window. */
  leaked?: number;
  /** How far its level goes up, in SD of ability; 1 when left out. */
  leakLevel?: number;
  /** Two questions of one focus area that ask the same thing. */
  redundant?: [number, number];
  /** Two questions of different focus areas that ask the same thing, of whoever is asked both. */
  duplicate?: [number, number];
  /** Carries a skill nobody else asks for. */
  uniqueSkill?: number;
  noData?: number;
  /** Rows repeated by a careless join. */
  fanOut?: boolean;
}

/** A finding that a world's parameters lead to, about the whole company. */
export interface Overall {
  kind: Kind;
  subject: string;
  verdict: "act" | "ok";
  direction: string | null;
  words: string;
}

export interface World {
  parameters: Changes<Parameters>;
  plants: Plants;
  overall: readonly Overall[];
}

/** Small natural differences between people, so that what is planted stands out. */
const calm = {screen: {severity: 0.08}, loop: {severity: 0.08, severityByFocus: 0.08}} as const;
/** No differences between people at all. */
const equal = {screen: {severity: 0}, loop: {severity: 0, severityByFocus: 0, daySlope: 0}} as const;
const equalQuestions = {loading: [0.5, 0.5] as [number, number]};
/** A wide middle band, most of which goes to the loop although few of it get offers. */
const wideMiddle = {
  severity: 0.08,
  noise: 0.75,
  cuts: [-1.4, 0.1, 0.8, 2.2] as [number, number, number, number],
  advanced: {strong_no: 0, no: 0, mixed: 0.85, yes: 0.97, strong_yes: 1}
};
/** Sources of very different candidates, of which the best dwindles. */
const shiftingSources = {
  ability: {source: {referral: 1.3, sourced: 0, inbound: -0.6, agency: 0}},
  sources: {
    referral: [0.6, 0.15],
    sourced: [0.05, 0.05],
    inbound: [0.3, 0.75],
    agency: [0.05, 0.05]
  } as Record<string, [number, number]>
};
const wasteful: Overall = {
  kind: "screen.borderline",
  subject: "all",
  verdict: "act",
  direction: "wasteful",
  words: "borderline (mixed) phone screens go to the loop although few of them earn its hours"
};
const worthwhile: Overall = {
  ...wasteful,
  verdict: "ok",
  direction: "worthwhile",
  words: "borderline (mixed) phone screens are worth their loop, because few candidates come"
};
const toMajority: Overall = {
  kind: "debrief.shift",
  subject: "all",
  verdict: "act",
  direction: "to_majority",
  words: "three in ten votes against the majority move towards it at the debrief"
};
const follows: Overall = {
  kind: "interviewer.independence",
  subject: "all",
  verdict: "act",
  direction: "follows",
  words: "two in five votes copy an earlier one that can be read"
};
const mixOf = (direction: string, words: string): Overall => ({
  kind: "funnel.mix",
  subject: "phone_screen>loop",
  verdict: "act",
  direction,
  words
});

const movingVotes = {minorityMoves: 0.3, majorityMoves: 0.03};

/** The worlds by name: what differs from the standard world, and what is planted. */
const made = {
  sample: {
    parameters: {
      ...calm,
      screen: {...wideMiddle, noise: 0.6, cuts: [-1.3, 0.4, 0.87, 1.95]},
      decision: {offerShare: 0.28},
      debrief: movingVotes,
      loading: [0.35, 0.7]
    },
    plants: {
      severity: {7: -1, 19: -0.9, 31: 0.95},
      decoy: 23,
      screener: {3: 0.85, 9: -0.85},
      late: 12,
      zeroSignal: 4,
      strongSignal: 14,
      leaked: 24,
      redundant: [34, 35],
      noData: 44
    },
    overall: [wasteful, toMajority]
  },
  standard: {parameters: {}, plants: {}, overall: []},
  null: {
    parameters: {
      ...equal,
      ...equalQuestions,
      debrief: {minorityMoves: 0.03, majorityMoves: 0.03, editedAfterDecision: 0}
    },
    plants: {},
    overall: []
  },
  "hawk-dove": {
    parameters: {...calm, ...equalQuestions},
    plants: {severity: {5: -1, 11: -0.9, 17: 0.9, 29: 1}},
    overall: []
  },
  "team-confounded-null": {
    parameters: {
      ...equal,
      ...equalQuestions,
      ability: {team: {Search: 0.7, Ads: -0.7, Platform: 0}},
      teamExclusive: 0.9
    },
    plants: {},
    overall: []
  },
  "borderline-waste": {parameters: {...calm, ...equalQuestions, screen: wideMiddle}, plants: {}, overall: [wasteful]},
  "sparse-pipeline": {
    parameters: {
      ...calm,
      ...equalQuestions,
      screen: {
        severity: 0.08,
        cuts: [0.2, 1.5, 2.2, 3.8],
        advanced: {strong_no: 0, no: 0, mixed: 0.95, yes: 1, strong_yes: 1}
      }
    },
    plants: {},
    overall: [worthwhile]
  },
  "rich-pipeline": {
    parameters: {
      ...calm,
      ...equalQuestions,
      ability: {shift: 0.3},
      screen: {...wideMiddle, cuts: [-1.5, -0.1, 0.6, 2]}
    },
    plants: {},
    overall: [wasteful]
  },
  "zero-signal-question": {parameters: {...calm, ...equalQuestions}, plants: {zeroSignal: 4}, overall: []},
  "leaked-question": {parameters: {...calm, ...equalQuestions}, plants: {leaked: 24}, overall: []},
  "unique-skill-question": {parameters: {...calm, ...equalQuestions}, plants: {uniqueSkill: 14}, overall: []},
  // Both shifts are large, so that 2,000 screens show that the total and its parts moved apart.
  simpson: {
    parameters: {
      ...calm,
      ...equalQuestions,
      ability: {source: {referral: 1.6, sourced: 0, inbound: -0.9, agency: 0}},
      sources: {...shiftingSources.sources, referral: [0.65, 0.1], inbound: [0.25, 0.8]},
      screen: {severity: 0.08, cutDrift: -1.2}
    },
    plants: {},
    overall: [mixOf("simpson", "more pass in every source, fewer overall, because the best source dwindles")]
  },
  "mix-shift": {
    parameters: {...calm, ...equalQuestions, ...shiftingSources},
    plants: {},
    overall: [mixOf("mix", "fewer pass only because the best source dwindles")]
  },
  herding: {parameters: {...equalQuestions, herding: 0.4}, plants: {}, overall: [follows]},
  "post-debrief-edits": {
    parameters: {...equalQuestions, debrief: {...movingVotes, editedAfterDecision: 0.25}},
    plants: {},
    overall: [toMajority]
  },
  "censored-growth": {parameters: {...equalQuestions, growth: 6}, plants: {}, overall: []},
  "fan-out-join": {parameters: {...equalQuestions}, plants: {fanOut: true}, overall: []},
  "small-company": {
    parameters: {...equalQuestions, screens: 60, interviewers: 12, screeners: 3, questions: 18},
    plants: {},
    overall: []
  }
} satisfies Record<string, World>;

export type WorldName = keyof typeof made;
export const worlds: Record<WorldName, World> = made;
export const worldNames = Object.keys(worlds) as WorldName[];
