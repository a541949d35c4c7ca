import type {Finding, Kind, Verdict} from "../../../src/contracts/finding.js";

/** What became of the findings of the last build; how many candidates there were then and are now, all and with a loop. */
export interface FindingsSince {
  /** Null where no earlier build is known. */
  last: {day: string; candidates: number; inLoops: number; sameSettings: boolean} | null;
  now: {candidates: number; inLoops: number};
  /** The day from which on a finding asks for a deed; null where it may not be told, or is not known. */
  day: (finding: Finding) => string | null;
  isNew: (finding: Finding) => boolean;
  /** The verdict that the last build told; null where it knew no such finding. */
  before: (finding: Finding) => Verdict | null;
  /** Too few candidates changed behind it to tell what that changed. */
  isHeld: (finding: Finding) => boolean;
  /** What the last build asked for and this one does not know. */
  gone: readonly Gone[];
}

export interface Gone {
  kind: Kind;
  /** Null for a person who is not in the data any more. */
  subject: string | null;
  isPerson: boolean;
}

/** Where nothing is kept, as of sample data. */
export const noHistory: FindingsSince = {
  last: null,
  now: {candidates: 0, inLoops: 0},
  day: () => null,
  isNew: () => false,
  before: () => null,
  isHeld: () => false,
  gone: []
};
