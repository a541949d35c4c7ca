import type {Cell} from "../../loaders/warehouse/connection.js";
import {createRandom, type Random} from "../../src/statistics/random.js";
import type {SmallTables} from "./small-warehouse.js";

/** One interview before its vote is cast. */
interface Seat {
  random: Random;
  loop: number;
  place: number;
  interviewer: number;
  ability: number;
}

const four = ["strong_no", "no", "yes", "strong_yes"];
const anyOf = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)]!;
const graded = (points: number, noise = 0): string => four[Math.min(3, Math.max(0, Math.round(points + noise) - 1))]!;

/** How votes come about. */
export const votings = {
  constant: () => "yes",
  "constant in the middle": () => "mixed",
  "one vote apart": ({loop, place}) => (loop === 3 && place === 1 ? "no" : "yes"),
  consensus: ({ability}) => graded(ability),
  "yes or no in consensus": ({ability}) => (ability > 2.5 ? "yes" : "no"),
  "coin flips": ({random}) => anyOf(random, ["no", "yes"]),
  dice: ({random}) => anyOf(random, four),
  "by interviewer alone": ({interviewer}) => four[interviewer % 4]!,
  "by area alone": ({place}) => four[place % 4]!,
  "one who differs": ({random, interviewer, ability}) => (interviewer === 0 ? graded(ability, random.normal()) : "yes"),
  "one who never does": ({random, interviewer, ability}) =>
    interviewer === 0 ? "yes" : graded(ability, random.normal(0, 0.7)),
  "never a vote": () => null,
  usual: ({random, ability}) => graded(ability, random.normal(0, 0.7))
} satisfies Record<string, (seat: Seat) => string | null>;

/** What becomes of candidates, by the mean vote of the loop: status and decision. */
export const endings = {
  usual: (points: number) => (points > 2.6 ? ["hired", "offer"] : ["rejected", "no_offer"]),
  reversed: (points: number) => (points > 2.6 ? ["rejected", "no_offer"] : ["hired", "offer"]),
  chance: (_: number, random: Random) => (random.uniform() < 0.4 ? ["hired", "offer"] : ["rejected", "no_offer"]),
  withdrawn: () => ["withdrawn", null],
  hired: () => ["hired", "offer"],
  rejected: () => ["rejected", "no_offer"],
  open: () => ["active", null],
  "one offer": (_: number, __: Random, loop: number) => (loop === 0 ? ["hired", "offer"] : ["rejected", "no_offer"])
} satisfies Record<string, (points: number, random: Random, loop: number) => (string | null)[]>;

/** How questions are rated. */
export const ratings = {
  none: null,
  constant: () => 3,
  "no data": () => Number.NaN,
  dice: ({random}) => 1 + Math.floor(random.uniform() * 4),
  "as the vote": (_, vote) => 1 + four.indexOf(vote ?? "no"),
  usual: ({random, ability}) => Math.min(4, Math.max(1, Math.round(ability + random.normal(0, 0.8))))
} satisfies Record<string, ((seat: Seat, vote: string | null) => number) | null>;

/** When things are held and submitted. */
export const clocks = {
  usual: (day: number, place: number) => [day + place * 1.1 * hour, day + (6 + place * 1.3) * hour],
  "at once": () => [first, first],
  "submitted first": (day: number, place: number) => [day + place * hour, day - hour],
  "no times": () => [null, null],
  days: (day: number) => [Math.floor(day / (24 * hour)) * 24 * hour, Math.floor(day / (24 * hour)) * 24 * hour],
  "as written": (day: number, place: number) => [null, day + place * hour]
} satisfies Record<string, (day: number, place: number) => (number | null)[]>;

export interface OddCompany {
  votes: keyof typeof votings;
  ends: keyof typeof endings;
  rated: keyof typeof ratings;
  clock: keyof typeof clocks;
  /** Share of candidates screened who are sent to a loop. */
  passed: number;
  loops: number;
  perLoop: number;
  interviewers: number;
  roles: number;
  /** Every interviewer meets only candidates of one crew; 1 is everyone. */
  crews: number;
  /** Loop scorecards are sent twice, the second with or without another vote. */
  twice: boolean;
  /** Decisions are exported; else statuses alone. */
  decided: boolean;
  seed: number;
}

const hour = 3_600_000;
const first = Date.parse("2024-01-08T09:00:00Z");
const days = 700;
const questions = ["Loops", "Queues", "Conflict", "Craft"];

/** A company in which nothing is odd; the others differ from it. */
export const ordinary: OddCompany = {
  votes: "usual",
  ends: "usual",
  rated: "usual",
  clock: "usual",
  passed: 0.6,
  loops: 130,
  perLoop: 4,
  interviewers: 9,
  roles: 2,
  crews: 1,
  twice: false,
  decided: true,
  seed: 1
};

/** A company whose every trait is drawn by lot. */
export function drawnCompany(seed: number): OddCompany {
  const random = createRandom(seed);
  const key = <T extends object>(of: T): keyof T => anyOf(random, Object.keys(of) as (keyof T)[]);
  return {
    votes: key(votings),
    ends: key(endings),
    rated: key(ratings),
    clock: key(clocks),
    passed: anyOf(random, [0, 0.5, 0.95, 1]),
    loops: anyOf(random, [0, 1, 2, 5, 31, 110, 320]),
    perLoop: anyOf(random, [1, 2, 4, 9]),
    interviewers: anyOf(random, [1, 2, 3, 8, 40]),
    roles: anyOf(random, [0, 1, 2, 20]),
    crews: anyOf(random, [1, 1, 2, 10]),
    twice: random.uniform() < 0.2,
    decided: random.uniform() < 0.7,
    seed
  };
}

/** The canonical rows of a company. */
export function oddCompany(company: OddCompany): SmallTables {
  const {votes, ends, rated, clock, passed, loops, perLoop, interviewers, roles, crews, twice, decided, seed} = company;
  const random = createRandom(seed);
  const tables: Required<Pick<SmallTables, "applications" | "scorecards" | "decisions" | "ratings" | "outcomes">> = {
    applications: [],
    scorecards: [],
    decisions: [],
    ratings: [],
    outcomes: []
  };
  const isoOf = (time: number | null): Cell => (time === null ? null : new Date(time).toISOString());
  const inLoop = new Set(Array.from({length: loops}, (_, loop) => loop));
  const screened = passed > 0 ? Math.round(loops / passed) : 0;
  for (let loop = 0; loop < Math.max(loops, screened); loop++) {
    const id = `A${loop}`;
    const day = first + Math.floor((loop / Math.max(loops, screened)) * days) * 24 * hour;
    const ability = 2.5 + random.normal(0, 0.8);
    const crew = loop % crews;
    const seatOf = (place: number): Seat => {
      const interviewer = crew * interviewers + ((loop * 7 + place + Math.floor(random.uniform() * 3)) % interviewers);
      return {random, loop, place, interviewer, ability};
    };
    const points: number[] = [];
    const held = (seat: Seat, stage: string, start: number, copy = ""): void => {
      const vote = votings[votes](seat);
      const [at, submitted] = clocks[clock](start, seat.place) as (number | null)[];
      const card = {
        scorecard_id: `${id}-${stage}-${seat.place}${copy}`,
        application_id: id,
        interviewer_id: `I${seat.interviewer}`,
        stage,
        focus: `area ${seat.place}`,
        interviewed_at: isoOf(at!),
        submitted_at: isoOf(submitted!),
        interviewed_is_day: clock === "days",
        submitted_is_day: clock === "days",
        vote
      };
      if (stage === "loop" && vote !== null) points.push(1 + Math.max(0, four.indexOf(vote)));
      for (const again of twice && stage === "loop" ? ["", "-2"] : [""])
        tables.scorecards.push({...card, scorecard_id: card.scorecard_id + again});
      const rate = ratings[rated];
      if (stage !== "loop" || rate === null) return;
      for (const question of questions.slice(0, 2 + (seat.place % 3))) {
        const value = rate(seat, vote);
        tables.ratings.push({
          scorecard_id: card.scorecard_id,
          question,
          attribute: question.length > 5 ? "depth" : "breadth",
          rating_points: Number.isFinite(value) ? value : null,
          no_data: !Number.isFinite(value)
        });
      }
    };
    if (screened > 0) held({...seatOf(0), interviewer: loop % interviewers}, "phone_screen", day - 96 * hour);
    if (inLoop.has(loop)) for (let place = 0; place < perLoop; place++) held(seatOf(place), "loop", day);
    const mean = points.length === 0 ? 2.5 : points.reduce((sum, value) => sum + value, 0) / points.length;
    const [status, decision] = inLoop.has(loop) ? endings[ends](mean, random, loop) : ["rejected", null];
    tables.applications.push({
      application_id: id,
      candidate_id: `C${id}`,
      role: roles === 0 ? null : loop === 0 && roles > 1 ? "one of a kind" : `role ${loop % roles}`,
      level: loop % 2 === 0 ? "senior" : "junior",
      applied_at: isoOf(day - 200 * hour),
      status: status!
    });
    if (decision && decided) tables.decisions.push({application_id: id, decision, decided_at: isoOf(day + 200 * hour)});
    if (decision === "offer")
      tables.outcomes.push({
        application_id: id,
        measured_at: isoOf(day + 500 * 24 * hour),
        performance: votes === "constant" ? 3 : ability
      });
  }
  return tables;
}
