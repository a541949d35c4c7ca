import {atWork, day, days, hour, iso} from "./calendar.js";
import {type Candidate, drawCandidate, type Screen, screenOf} from "./candidate.js";
import {shifted} from "./customs/shifts.js";
import {holdLoop, type Stage} from "./held-loop.js";
import {jobOf} from "./customs/job-screens.js";
import {byLoad} from "./customs/loads.js";
import {type Band, bands} from "./parameters.js";
import {present} from "./customs/tenure.js";

type Status = "active" | "hired" | "rejected" | "withdrawn" | "closed";

/** One application from its arrival on, as far as it got by the last day of the exports. */
export class Journey {
  readonly #stage: Stage;
  readonly #id: string;
  readonly #candidate: Candidate;
  /** When they applied: 0 the first day of the window, 1 the last. */
  readonly #when: number;
  readonly #visits: {stage: string; entered: number}[] = [];
  #time: number;
  #status: Status = "active";
  #closed: number | null = null;
  #trial = false;

  constructor(stage: Stage, number: number, applied: number) {
    this.#stage = stage;
    this.#id = `A${String(number).padStart(5, "0")}`;
    this.#time = applied;
    this.#when = (applied - stage.starts) / (stage.ends - stage.starts);
    this.#candidate = drawCandidate(stage.parameters, this.#when, stage.random);
    this.#walk();
    this.#write(`C${String(number).padStart(5, "0")}`, applied);
  }

  #walk(): void {
    const {random, parameters} = this.#stage;
    if (!this.#enter("application_review", 0)) return;
    const usual = 1 / parameters.applicationsPerScreen;
    const screened = random.uniform() < shifted(usual, this.#stage.noise("phone_screen", this.#when));
    if (!screened && random.uniform() < 0.7) return this.#close("rejected", days(4, 1.3, random));
    if (!this.#enter("recruiter_screen", days(5, 2, random))) return;
    if (!screened) return this.#close("rejected", days(6, 1.3, random));
    if (!this.#enter("phone_screen", days(6, 3, random))) return;
    const screen = holdScreen(this.#stage, this.#id, this.#candidate, this.#when, this.#time);
    if (screen === null) return;
    this.#time = screen.submitted;
    this.#trial = screen.trial;
    if (!screen.advanced) return this.#close("rejected", days(4, 1.3, random));
    if (random.uniform() < parameters.withdrawn / 2) return this.#close("withdrawn", days(5, 2, random));
    if (this.#enter("loop", days(9, 4, random))) this.#loop(screen.band);
  }

  #loop(band: Band): void {
    const {random, parameters, ends} = this.#stage;
    const {debrief, decided, offer} = holdLoop(
      this.#stage,
      this.#id,
      {candidate: this.#candidate, band, when: this.#when},
      this.#time
    );
    if (!this.#enter("debrief", debrief - this.#time)) return;
    const leaving = random.uniform();
    if (leaving < parameters.withdrawn / 2) return this.#close("withdrawn", hour);
    if (leaving > 1 - parameters.withdrawn / 4) return this.#close("closed", day);
    if (decided <= ends) this.#decide(offer, decided);
  }

  #decide(offer: boolean, decided: number): void {
    const {random, parameters, tables, starts, ends, cast, noise} = this.#stage;
    const share = shifted(parameters.acceptance, noise("hired", (decided - starts) / (ends - starts)));
    const accepted = random.uniform() < share;
    const resolved = decided + days(6, 3, random);
    const known = resolved <= ends;
    tables.decisions.push({
      application_id: this.#id,
      decision: offer ? "offer" : "no_offer",
      decided_at: iso(decided),
      decided_by: cast.screeners[random.integer(cast.screeners.length)]!.id,
      offer_status: !offer ? null : !known ? "pending" : accepted ? "accepted" : "declined",
      resolved_at: offer && known ? iso(resolved) : null
    });
    this.#time = decided;
    if (!offer) return this.#close("rejected", days(2, 1.3, random));
    this.#enter("offer", hour);
    if (!known) return;
    if (!accepted) return this.#close("withdrawn", resolved - this.#time);
    this.#enter("hired", resolved - this.#time);
    this.#close("hired", 0);
    this.#follow(resolved);
  }

  /** Performance 12 to 18 months after the start, correlated about .5 with ability; one in eight leaves before. */
  #follow(hired: number): void {
    const {random, tables, ends} = this.#stage;
    const measured = hired + (365 + random.integer(183)) * day;
    if (measured > ends) return;
    const left = random.uniform() < 0.12 ? hired + (60 + random.integer(280)) * day : null;
    const performance = 3 + 0.4 * this.#candidate.ability + random.normal(0, 0.7);
    tables.outcomes.push({
      application_id: this.#id,
      measured_at: iso(measured),
      performance: left === null ? Number(performance.toFixed(1)) : null,
      left_at: left === null ? null : iso(left)
    });
  }

  /** False when the exports end before this stage is reached. */
  #enter(stage: string, after: number): boolean {
    this.#time += after;
    if (this.#time > this.#stage.ends) return false;
    this.#visits.push({stage, entered: this.#time});
    return true;
  }

  #close(status: Status, after: number): void {
    this.#time += after;
    if (this.#time > this.#stage.ends) return;
    this.#status = status;
    this.#closed = this.#time;
  }

  #write(candidate: string, applied: number): void {
    const {tables} = this.#stage;
    const {role, level, team, source} = this.#candidate;
    tables.applications.push({
      application_id: this.#id,
      candidate_id: candidate,
      job: jobOf(this.#candidate),
      role,
      level,
      team,
      source,
      applied_at: iso(applied),
      status: this.#status,
      closed_at: this.#closed === null ? null : iso(this.#closed),
      trial: this.#trial ? true : null
    });
    this.#visits.forEach(({stage, entered}, index) => {
      const next = this.#visits[index + 1]?.entered ?? this.#closed;
      const exited = next === null ? null : iso(next);
      tables.stages.push({application_id: this.#id, stage, entered_at: iso(entered), exited_at: exited});
    });
  }
}

const forecastOf = [0.02, 0.06, 0.2, 0.4, 0.65];

/** Holds a phone screen from `time` on and writes it down; null when the exports end before its scorecard is in. */
function holdScreen(
  stage: Stage,
  application: string,
  candidate: Candidate,
  when: number,
  time: number
): (Screen & {submitted: number}) | null {
  const {random, cast, parameters, tables, noise, jobs, starts: first, ends} = stage;
  const job = jobs?.(jobOf(candidate));
  const screener = byLoad(present(job?.screeners ?? cast.screeners, when), random);
  const easier = (job?.easier ?? 0) + noise("loop", (time - first) / (ends - first));
  const screen = screenOf(candidate, screener, parameters, when, random, easier);
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
