import {z} from "zod";

const amount = z.number().nonnegative();

/** One object: what a loop and a screen cost, in minutes, and what an offer is worth in hires. */
export const costSheet = z.strictObject({
  loop: z.strictObject({
    /** Mean over decided loops; 5 where the export knows none. */
    interviewers: amount,
    /** Mean of calendar times; the configured length where the export has none. */
    interviewMinutes: amount,
    preparationMinutes: amount,
    writingMinutes: amount,
    prebriefMinutes: amount,
    debriefMinutes: amount,
    extraAttendees: amount,
    recruiterMinutes: amount
  }),
  screen: z.strictObject({
    minutes: amount,
    preparationMinutes: amount,
    writingMinutes: amount,
    minutesBefore: amount
  }),
  /** Money per staff hour, in the company's currency; null shows hours only. */
  hourlyRate: z.number().positive().nullable(),
  /** Share of interviewer seats whose times come from the calendar, 0 to 1. */
  calendarShare: z.number().min(0).max(1),
  /** Offers accepted and declined so far; where `rate` is null they are what the acceptance is drawn from. */
  acceptance: z.strictObject({accepted: amount, declined: amount, rate: z.number().gt(0).max(1).nullable()})
});

export type CostSheet = z.infer<typeof costSheet>;
