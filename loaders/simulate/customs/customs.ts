/** What a company does unlike the standard one; each custom is off when left out. Sizes of ability are in its SD at entry. */
export interface Customs {
  /** Interviewers of the loop answer yes or no only. */
  yesNoForm?: boolean;
  /** The loop ends, and with it the application, at so many noes. */
  endsAtNoes?: number;
  /** Rise within two years of who applies, of the screen's bar and of what a yes takes: as many come as far. */
  rise?: number;
  /** By how much stricter interviewers grow within two years, in votes and ratings. */
  strictness?: number;
  /** SD of what an interviewer adds to or takes from a question's loading. */
  slopeSpread?: number;
  /** Interviewers and screeners are asked in proportion to one over their rank. */
  zipfLoads?: boolean;
  /** Shares of the teams, of interviewers and of candidates; nobody ever interviews for another team. */
  closedTeams?: readonly [number, number, number];
  /** How much sooner sure votes come: the delay is divided by e to this power for each SD from the middle of the scale. */
  surenessSpeed?: number;
  /** Delay of a no, relative to that of a yes. */
  noDelay?: number;
  /** SD of a quarter's share at every step of the pipeline, in logits. */
  quarterNoise?: number;
  /** Share of noes that are never written, beside the votes that are forgotten anyway. */
  unwrittenNoes?: number;
  /** Scorecards are handed in after the debrief and never say what was voted before. */
  finalVotesOnly?: boolean;
  /** Where levels differ: how much stricter (odd questions) or milder (even ones) each level up is rated. */
  levelRubric?: number;
  /** Vote points that the decision gives to each band of the screen above the middle one. */
  screenWeight?: number;
  /** SD of jobs' pass rates in logits; each job has three screeners of its own. */
  jobSpread?: number;
  /** Fall of the screen's pass rate from the first day to the last, in logits; screeners come and go. */
  passFall?: number;
  /** A third of the interviewers leave and a third join within the window. */
  turnover?: boolean;
  /** Areas are always asked in the same order, the last ones left out of short loops. */
  fixedOrder?: boolean;
  /** How much oftener a third of the interviewers is asked for each SD of ability, and a third more seldom, in logarithms. */
  assignment?: number;
  /** Share of interviews in which every rating repeats the interviewer's vote. */
  haloCopies?: number;
}
