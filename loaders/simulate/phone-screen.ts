import {atWork, days, hour, iso} from "./calendar.js";
import {screenOf, type Candidate, type Screen} from "./candidate.js";
import {bands} from "./parameters.js";
import type {Stage} from "./stage.js";

const forecastOf = [0.02, 0.06, 0.2, 0.4, 0.65];

/** Holds a phone screen from `time` on and writes it down; null when the exports end before its scorecard is in. */
export function holdScreen(
  stage: Stage,
  application: string,
  candidate: Candidate,
  when: number,
  time: number
): (Screen & {submitted: number}) | null {
  const {random, cast, parameters, tables, ends} = stage;
  const screener = cast.screeners[random.integer(cast.screeners.length)]!;
  const screen = screenOf(candidate, screener, parameters, when, random);
  const starts = atWork(time + days(2, 2, random), random);
  const submitted = starts + hour + days(0.5, 1, random);
  if (submitted > ends) return null;
  const number = application.slice(1);
  const shared = {
    application_id: application,
    interviewer_id: screener.id,
    stage: "phone_screen",
    focus: "Phone screen",
    interview_id: `V${number}-0`
  };
  tables.interviews.push({...shared, starts_at: iso(starts), ends_at: iso(starts + 0.75 * hour), status: "complete"});
  const forecast = forecastOf[bands.indexOf(screen.band)]! + random.normal(0, 0.06);
  tables.scorecards.push({
    ...shared,
    scorecard_id: `S${number}-0`,
    interviewed_at: iso(starts),
    submitted_at: iso(submitted),
    vote: screen.band,
    initial_vote: null,
    forecast: Number(Math.min(0.95, Math.max(0.02, forecast)).toFixed(2)),
    shadow: false,
    updated_at: iso(submitted)
  });
  return {...screen, submitted};
}
