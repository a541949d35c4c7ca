import {z} from "zod";

const count = z.number().int().nonnegative();
const hideable = count.nullable();

/** Groups of screens from the highest to the lowest; `clear` and `below` are merged ones. */
export const screenGroups = ["strong_yes", "yes", "clear", "mixed", "borderline", "no", "strong_no", "below"] as const;

/**
 * One group of screens of one slice. Counts of candidates, each 0 or at least the smallest publishable number where
 * it is a denominator (screened, decided); null where too few loops were decided to show what became of them.
 */
export const screenGroup = z.strictObject({
  group: z.enum(screenGroups),
  screened: count,
  advanced: hideable,
  /** Advanced by the bar, loop ended in offer or no offer. */
  decided: hideable,
  offers: hideable,
  /** Offers that became hires. */
  hires: hideable,
  /** Decided loops with loop votes, and those of them where most initial votes are yes. */
  voted: hideable,
  clear: hideable,
  /** Interviewers times interviews of decided loops; those with calendar times; their minutes. */
  seats: hideable,
  timed: hideable,
  minutes: z.number().nonnegative().nullable()
});

/** One slice: everything (`all`), or one value of one dimension. */
export const screenSlice = z.strictObject({
  dimension: z.enum(["all", "role", "level", "team", "job", "period"]),
  member: z.string().nullable(),
  /** The slice as the page's controls know it; team and job have none. */
  slice: z.strictObject({role: z.string().nullable(), level: z.string().nullable(), period: z.string().nullable()}),
  groups: z.array(screenGroup)
});

export type PublishedScreenGroup = z.infer<typeof screenGroup>;
export type PublishedScreenSlice = z.infer<typeof screenSlice>;
