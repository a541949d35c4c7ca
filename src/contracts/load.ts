import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share} from "./parts.js";

const period = z.string().regex(/^\d{4}-Q[1-4]$/);
const number = z.number().nonnegative().nullable();

export const load = z
  .strictObject({
    refusal: z.string().nullable(),
    findings: z.array(headline),
    limit: z.number().positive().nullable().describe("Interviews a week that nobody should exceed, as configured."),
    latest: period
      .nullable()
      .describe("The quarter that the card and the list of people are about: the last with enough whole weeks."),
    quarters: z.array(
      z.strictObject({
        period,
        weeks: hideable,
        interviews: hideable,
        people: hideable,
        interviewsAWeek: publishedEstimate.describe("Of all together, means over the weeks."),
        hoursAWeek: publishedEstimate,
        busiestFifth: share
          .nullable()
          .describe("Share of the interviews that the busiest fifth of the people had; null below ten people."),
        evenShare: publishedEstimate.describe("What that share would be by chance if everybody were asked alike.")
      })
    ),
    weeks: z
      .array(z.strictObject({date: z.iso.date().nullable(), interviews: hideable, hours: number}))
      .describe("Of all together; `date` is the Monday."),
    people: z
      .array(
        z.strictObject({
          interviewer: z.string(),
          quarters: z.array(z.strictObject({period, interviews: hideable, interviewsAWeek: number, hoursAWeek: number}))
        })
      )
      .describe("Whoever had enough candidates in a quarter."),
    notListed: hideable.describe("People of the latest quarter who are not listed."),
    growth: z
      .array(
        z.strictObject({
          state: z.enum(["shadowing", "begun", "established", "led_before", "never"]),
          people: hideable
        })
      )
      .nullable()
      .describe("From shadowing to leading, each person once; null where no scorecard says that it is a shadow's."),
    leastCandidates: count,
    definitions: z.array(definition)
  })
  .describe(
    "How much interviewing there is, and how evenly it is shared. An interview counts once for each person who led or shadowed it. Weeks are whole ones, from Monday on, and belong to the quarter of their Monday. Null: too few candidates."
  );

export type Load = z.infer<typeof load>;
