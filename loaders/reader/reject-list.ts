import type {Reject} from "./result.js";

/** Rejects of one reason that are kept in full for each file; the others are only counted, so that memory stays bounded. */
export const listedRejects = 10_000;

/** The rejects of one file: the first of each reason in full, the rest counted by reason. */
export class RejectList {
  readonly listed: Reject[] = [];
  readonly unlisted = new Map<string, number>();
  private readonly kept = new Map<string, number>();

  add(reject: Reject): void {
    const kept = this.kept.get(reject.reason) ?? 0;
    if (kept >= listedRejects) return this.count(reject.reason, 1);
    this.kept.set(reject.reason, kept + 1);
    this.listed.push(reject);
  }

  /** Counts rejects that were not handed over one by one. */
  count(reason: string, more: number): void {
    if (more > 0) this.unlisted.set(reason, (this.unlisted.get(reason) ?? 0) + more);
  }
}

/** How many records were rejected for each reason, listed or not. */
export function rejectsByReason(
  rejects: readonly Reject[],
  unlisted: ReadonlyMap<string, number>
): Map<string, number> {
  const counts = new Map(unlisted);
  for (const {reason} of rejects) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}
