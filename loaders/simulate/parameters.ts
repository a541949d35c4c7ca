import type {Customs} from "./customs/customs.js";

/** What a simulated hiring world is made of. Standard deviations are in units of candidate ability (SD 1 at entry). */
export interface Parameters {
  screens: number;
  /** Applications for each phone screen; the rest end at the application review or the recruiter screen. */
  applicationsPerScreen: number;
  interviewers: number;
  screeners: number;
  questions: number;
  months: number;
  /** Last day of the exports, YYYY-MM-DD. */
  endsOn: string;
  /** Arrivals at the end of the window for each one at its beginning. */
  growth: number;
  ability: {source: Record<string, number>; level: Record<string, number>; team: Record<string, number>; shift: number};
  /** Share of each source at the first and at the last day; between them it moves evenly. */
  sources: Record<string, [number, number]>;
  screen: {
    noise: number;
    severity: number;
    /** What the screener saw and did not write down; it decides who of the middle band goes on. */
    cue: number;
    /** Upper ends of strong_no, no, mixed and yes on the screen's scale. */
    cuts: [number, number, number, number];
    /** Share of each band that goes to the loop. */
    advanced: Record<Band, number>;
    /** Share of the band "no" that goes to the loop by lot, as a trial. */
    trial: number;
    /** Change of all cuts from the first day to the last. */
    cutDrift: number;
  };
  loop: {
    interviews: [number, number];
    focus: number;
    severity: number;
    severityByFocus: number;
    noise: number;
    /** Change per interview of the same interviewer on one day. */
    daySlope: number;
    cuts: [number, number, number];
  };
  /** Share of votes that copy an earlier one, where an earlier one can be read. */
  herding: number;
  /** Share of interviews that somebody else sits in on and rates too. */
  shadows: number;
  debrief: {minorityMoves: number; majorityMoves: number; editedAfterDecision: number};
  decision: {strongNoPenalty: number; managerNoise: number; offerShare: number};
  acceptance: number;
  withdrawn: number;
  late: number;
  never: number;
  noData: number;
  loading: [number, number];
  /** Share of loops whose interviewers come from the candidate's own team only; null: teams play no part. */
  teamExclusive: number | null;
  initialVotes: boolean;
  /** What is unlike the standard company beyond its numbers. */
  customs?: Customs;
}

/** What differs, key by key. */
export type Changes<T> = {[K in keyof T]?: T[K] extends object ? Partial<T[K]> : T[K]};

export type Band = "strong_no" | "no" | "mixed" | "yes" | "strong_yes";
export const bands: readonly Band[] = ["strong_no", "no", "mixed", "yes", "strong_yes"];

/** The defaults of a hiring world: about 35 % of screens pass and 30 % of loops end in an offer. */
export const standard: Parameters = {
  screens: 2000,
  applicationsPerScreen: 1.8,
  interviewers: 45,
  screeners: 12,
  questions: 60,
  months: 24,
  endsOn: "2026-06-30",
  growth: 1,
  ability: {
    source: {referral: 0.3, sourced: 0, inbound: 0, agency: 0},
    level: {mid: 0.1, senior: 0, staff: -0.2},
    team: {},
    shift: 0
  },
  sources: {referral: [0.2, 0.2], sourced: [0.3, 0.3], inbound: [0.4, 0.4], agency: [0.1, 0.1]},
  screen: {
    noise: 1,
    severity: 0.35,
    cue: 0.35,
    cuts: [-1.5, 0.15, 0.75, 1.9],
    advanced: {strong_no: 0, no: 0, mixed: 0.55, yes: 0.97, strong_yes: 1},
    trial: 0.02,
    cutDrift: 0
  },
  loop: {
    interviews: [4, 6],
    focus: 0.45,
    severity: 0.35,
    severityByFocus: 0.15,
    noise: 0.75,
    daySlope: -0.1,
    cuts: [-1.1, 0.05, 1.25]
  },
  herding: 0,
  shadows: 0.015,
  debrief: {minorityMoves: 0.08, majorityMoves: 0.03, editedAfterDecision: 0.005},
  decision: {strongNoPenalty: 0.35, managerNoise: 0.25, offerShare: 0.3},
  acceptance: 0.7,
  withdrawn: 0.06,
  late: 0.4,
  never: 0.07,
  noData: 0.12,
  loading: [0.2, 0.9],
  teamExclusive: null,
  initialVotes: true
};
