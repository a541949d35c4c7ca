import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {atWork, day, days, hour, iso} from "./calendar.js";
import {drawCandidate, screenOf, type Candidate} from "./candidate.js";
import type {Cast, Interviewer} from "./cast.js";
import {drawLoop} from "./loop-team.js";
import {decisionScore, votesOf} from "./loop.js";
import type {Parameters} from "./parameters.js";
import {ratingsOf} from "./ratings.js";
import type {SimulatedTables} from "./tables.js";
import type {Plants} from "./worlds.js";

const voteLabels = ["strong_no", "no", "yes", "strong_yes"];

export interface Stage {
  parameters: Parameters;
  plants: Plants;
  cast: Cast;
  calibration: Calibration;
  random: Random;
  tables: SimulatedTables;
  starts: number;
  ends: number;
}

type Status = "active" | "hired" | "rejected" | "withdrawn" | "closed";

/** One application from its arrival on, as far as it got by the last day of the exports. */
export class Journey {
  readonly #stage: Stage;
  readonly #id: string;
  readonly #candidate: Candidate;
  readonly #when: number;
  readonly #visits: {stage: string; entered: number}[] = [];
  #time: number;
  #status: Status = "active";
  #closed: number | null = null;

  constructor(stage: Stage, number: number, applied: number) {
    this.#stage = stage;
    this.#id = `A${String(number).padStart(5, "0")}`;
    this.#time = applied;
    this.#when = (applied - stage.starts) / (stage.ends - stage.starts);
    this.#candidate = drawCandidate(stage.parameters, this.#when, stage.random);
    this.#walk();
    this.#write(number, applied);
  }

  #walk(): void {
    const {random, parameters} = this.#stage;
    if (!this.#enter("application_review", 0)) return;
    const screened = random.uniform() < 1 / parameters.applicationsPerScreen;
    if (!screened && random.uniform() < 0.7) return this.#close("rejected", days(4, 1.3, random));
    if (!this.#enter("recruiter_screen", days(5, 2, random))) return;
    if (!screened) return this.#close("rejected", days(6, 1.3, random));
    if (!this.#enter("phone_screen", days(6, 3, random))) return;
    const screen = this.#phoneScreen();
    if (screen === null) return;
    if (!screen.advanced) return this.#close("rejected", days(4, 1.3, random));
    if (random.uniform() < parameters.withdrawn / 2) return this.#close("withdrawn", days(5, 2, random));
    if (!this.#enter("loop", days(9, 4, random))) return;
    this.#loop();
  }

  #phoneScreen(): {advanced: boolean} | null {
    const {random, cast, parameters, tables} = this.#stage;
    const screener = cast.screeners[random.integer(cast.screeners.length)]!;
    const screen = screenOf(this.#candidate, screener, parameters, this.#when, random);
    const starts = atWork(this.#time + days(2, 2, random), random);
    const submitted = starts + hour + days(0.5, 1, random);
    if (submitted > this.#stage.ends) return null;
    this.#time = submitted;
    const interview = `V${this.#id.slice(1)}-0`;
    const shared = {
      application_id: this.#id,
      interviewer_id: screener.id,
      stage: "phone_screen",
      focus: "Phone screen",
      interview_id: interview
    };
    tables.interviews.push({...shared, starts_at: iso(starts), ends_at: iso(starts + 0.75 * hour), status: "complete"});
    const rank = ["strong_no", "no", "mixed", "yes", "strong_yes"].indexOf(screen.band);
    const forecast = Math.min(0.95, Math.max(0.02, [0.02, 0.06, 0.2, 0.4, 0.65][rank]! + random.normal(0, 0.06)));
    tables.scorecards.push({
      ...shared,
      scorecard_id: `S${this.#id.slice(1)}-0`,
      interviewed_at: iso(starts),
      submitted_at: iso(submitted),
      vote: screen.band,
      initial_vote: null,
      forecast: Number(forecast.toFixed(2)),
      shadow: false,
      updated_at: iso(submitted)
    });
    return screen;
  }

  #loop(): void {
    const {random, cast, parameters, plants, calibration, tables} = this.#stage;
    const held = atWork(this.#time + days(4, 4, random), random);
    const ability = this.#candidate.ability - calibration.center;
    const seats = drawLoop(cast, this.#candidate, ability, parameters, plants, random);
    const leans = seats.map(
      ({interviewer, focus, before}) => lean(interviewer, focus) + parameters.loop.daySlope * before
    );
    const votes = votesOf(
      ability,
      leans.map((value) => ({lean: value})),
      parameters,
      random
    );
    const debrief = atWork(held + (2 + random.integer(3)) * day, random);
    const decided = debrief + 2 * hour;
    seats.forEach(({interviewer, focus}, index) => {
      const starts = held + index * hour;
      const minutes = Math.round(random.normal(60, 5));
      const interview = `V${this.#id.slice(1)}-${index + 1}`;
      const shared = {
        application_id: this.#id,
        interviewer_id: interviewer.id,
        stage: "loop",
        focus,
        interview_id: interview
      };
      if (starts > this.#stage.ends) return;
      tables.interviews.push({
        ...shared,
        starts_at: iso(starts),
        ends_at: iso(starts + minutes * 60_000),
        status: "complete"
      });
      if (random.uniform() < parameters.never) return;
      const submitted = starts + hour + this.#latency(interviewer);
      if (submitted > this.#stage.ends) return;
      const vote = votes[index]!;
      const edited = random.uniform() < parameters.debrief.editedAfterDecision;
      const updated = edited
        ? decided + 3 * day
        : vote.final === vote.initial
          ? submitted
          : Math.max(submitted, debrief + hour);
      const scorecard = `S${this.#id.slice(1)}-${index + 1}`;
      tables.scorecards.push({
        ...shared,
        scorecard_id: scorecard,
        interviewed_at: iso(starts),
        submitted_at: iso(edited ? updated : submitted),
        vote: voteLabels[vote.final - 1]!,
        initial_vote: parameters.initialVotes && !edited ? voteLabels[vote.initial - 1]! : null,
        forecast: null,
        shadow: false,
        updated_at: iso(updated)
      });
      const bank = cast.questions.filter((question) => question.focus === focus);
      for (const {question, rating, completed, minutes: spent} of ratingsOf(
        vote,
        bank,
        leans[index]!,
        this.#when,
        parameters,
        plants,
        random
      ))
        tables.ratings.push({
          scorecard_id: scorecard,
          question: question.question,
          attribute: question.attribute,
          rating: rating ?? "no_data",
          completed,
          minutes: spent
        });
    });
    if (!this.#enter("debrief", debrief - this.#time)) return;
    if (random.uniform() < parameters.withdrawn / 2) return this.#close("withdrawn", hour);
    const offer = decisionScore(votes, parameters, random) > calibration.bar;
    this.#decide(offer, decided);
  }

  #decide(offer: boolean, decided: number): void {
    const {random, parameters, tables, ends, cast} = this.#stage;
    if (decided > ends) return;
    const accepted = random.uniform() < parameters.acceptance;
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

  /** Performance 12 to 18 months after the start, correlated .5 with ability; one in eight leaves before. */
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

  #latency(interviewer: Interviewer): number {
    const {random, parameters, plants} = this.#stage;
    if (interviewer.number === plants.late) return days(5, 6, random);
    const late = random.uniform() < parameters.late;
    return late ? day + days(0.8, 1, random) : random.uniform() * 20 * hour;
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

  #write(number: number, applied: number): void {
    const {tables} = this.#stage;
    const {role, level, team, source} = this.#candidate;
    const candidate = `C${String(number).padStart(5, "0")}`;
    const closed = this.#closed === null ? null : iso(this.#closed);
    const job = `${level} ${role}, ${team}`;
    tables.applications.push({
      ...{application_id: this.#id, candidate_id: candidate, job, role, level, team, source},
      ...{applied_at: iso(applied), status: this.#status, closed_at: closed, trial: null}
    });
    this.#visits.forEach(({stage, entered}, index) => {
      const next = this.#visits[index + 1]?.entered ?? this.#closed;
      tables.stages.push({
        application_id: this.#id,
        stage,
        entered_at: iso(entered),
        exited_at: next === null ? null : iso(next)
      });
    });
  }
}

function lean(interviewer: Interviewer, focus: string): number {
  return interviewer.severity + interviewer.severityByFocus[focus]!;
}
