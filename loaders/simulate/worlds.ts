import type {Parameters} from "./parameters.js";

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
  /** Questions whose rating says nothing about the candidate. */
  zeroSignal?: number;
  strongSignal?: number;
  /** Level up and slope down from the middle of the window. */
  leaked?: number;
  /** Two questions of one focus area that ask the same thing. */
  redundant?: [number, number];
  /** Carries a skill nobody else asks for. */
  uniqueSkill?: number;
  noData?: number;
  /** Rows repeated by a careless join. */
  fanOut?: boolean;
}

export interface World {
  parameters: Partial<{[K in keyof Parameters]: Parameters[K] extends object ? Partial<Parameters[K]> : Parameters[K]}>;
  plants: Plants;
}

/** Small natural differences between people, so that what is planted stands out. */
const calm = {screen: {severity: 0.08}, loop: {severity: 0.08, severityByFocus: 0.08}} as const;
const equalQuestions = {loading: [0.5, 0.5] as [number, number]};

/** The worlds by name: what differs from the standard world, and what is planted. */
export const worlds = {
  sample: {
    parameters: {
      ...calm,
      screen: {severity: 0.08, noise: 0.75, cuts: [-1.4, 0.35, 0.9, 2.3], advanced: advancedMixed(0.7)},
      loading: [0.35, 0.7] as [number, number]
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
    }
  },
  null: {
    parameters: {
      screen: {severity: 0},
      loop: {severity: 0, severityByFocus: 0, daySlope: 0},
      debrief: {minorityMoves: 0.03, majorityMoves: 0.03, editedAfterDecision: 0},
      ...equalQuestions
    },
    plants: {}
  },
  "hawk-dove": {
    parameters: {...calm, ...equalQuestions},
    plants: {severity: {5: -1, 11: -0.9, 17: 0.9, 29: 1}}
  },
  "team-confounded-null": {
    parameters: {
      screen: {severity: 0},
      loop: {severity: 0, severityByFocus: 0, daySlope: 0},
      ability: {team: {Search: 0.7, Ads: -0.7, Platform: 0}},
      teamExclusive: 0.9,
      ...equalQuestions
    },
    plants: {}
  },
  "borderline-waste": {
    parameters: {
      ...calm,
      ...equalQuestions,
      screen: {severity: 0.08, noise: 0.75, cuts: [-1.4, 0.1, 0.9, 2.3], advanced: advancedMixed(0.8)}
    },
    plants: {}
  },
  "sparse-pipeline": {
    parameters: {
      ...calm,
      ...equalQuestions,
      screen: {severity: 0.08, cuts: [0.2, 1.5, 2.2, 3.8], advanced: advancedMixed(0.95)}
    },
    plants: {}
  },
  "rich-pipeline": {
    parameters: {
      ...calm,
      ...equalQuestions,
      ability: {shift: 0.3},
      screen: {severity: 0.08, noise: 0.8, cuts: [-1.5, -0.1, 0.5, 2], advanced: advancedMixed(0.7)}
    },
    plants: {}
  },
  "zero-signal-question": {parameters: {...calm, ...equalQuestions}, plants: {zeroSignal: 4}},
  "leaked-question": {parameters: {...calm, ...equalQuestions}, plants: {leaked: 24}},
  "unique-skill-question": {parameters: {...calm, ...equalQuestions}, plants: {uniqueSkill: 14}},
  simpson: {
    parameters: {
      ...calm,
      ...equalQuestions,
      ability: {source: {referral: 1.3, sourced: 0, inbound: -0.6, agency: 0}},
      sources: {referral: [0.6, 0.15], sourced: [0.05, 0.05], inbound: [0.3, 0.75], agency: [0.05, 0.05]},
      screen: {severity: 0.08, cutDrift: -0.5}
    },
    plants: {}
  },
  "mix-shift": {
    parameters: {
      ...calm,
      ...equalQuestions,
      ability: {source: {referral: 1.3, sourced: 0, inbound: -0.6, agency: 0}},
      sources: {referral: [0.6, 0.15], sourced: [0.05, 0.05], inbound: [0.3, 0.75], agency: [0.05, 0.05]}
    },
    plants: {}
  },
  herding: {parameters: {...calm, ...equalQuestions, herding: 0.4}, plants: {}},
  "post-debrief-edits": {
    parameters: {
      ...calm,
      ...equalQuestions,
      debrief: {minorityMoves: 0.35, majorityMoves: 0.03, editedAfterDecision: 0.25}
    },
    plants: {}
  },
  "censored-growth": {parameters: {...calm, ...equalQuestions, growth: 6}, plants: {}},
  "fan-out-join": {parameters: {...calm, ...equalQuestions}, plants: {fanOut: true}},
  "small-company": {
    parameters: {...calm, ...equalQuestions, screens: 60, interviewers: 12, screeners: 3, questions: 18},
    plants: {}
  }
} as const satisfies Record<string, World>;

export type WorldName = keyof typeof worlds;
export const worldNames = Object.keys(worlds) as WorldName[];

function advancedMixed(mixed: number) {
  return {strong_no: 0, no: 0.02, mixed, yes: 0.97, strong_yes: 1};
}
