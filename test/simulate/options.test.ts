import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {type OptionName, optionNames} from "../../loaders/simulate/customs/options.js";
import {expectedOf} from "../../loaders/simulate/expectations.js";
import type {WorldRequest} from "../../loaders/simulate/request.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {SimulatedRow, SimulatedTables} from "../../loaders/simulate/tables.js";
import {points} from "./world-facts.js";

const screens = 1000;

function tablesWith(options: OptionName[], request: Partial<WorldRequest> = {}): SimulatedTables {
  return simulateWorld({world: "standard", screens, seed: 3, with: options, ...request}).tables;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [one, other] = [mean(a), mean(b)];
  return mean(a.map((value, index) => (value - one) * (b[index]! - other))) / (spread(a) * spread(b));
}

function loopCards(tables: SimulatedTables): SimulatedRow[] {
  return tables.scorecards.filter(({stage, shadow}) => stage === "loop" && shadow === false);
}

function initial(row: SimulatedRow): number {
  return points[String(row.initial_vote ?? row.vote)]!;
}

/** Time of the window, 0 to 1. */
function placeOf(time: unknown): number {
  return (Date.parse(String(time)) - Date.parse("2024-06-30")) / (2 * 365 * 86_400_000);
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => unknown): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Numbered ratings, each with its scorecard. */
function ratings(tables: SimulatedTables): {question: string; rating: number; card: SimulatedRow}[] {
  const cards = new Map(loopCards(tables).map((row) => [row.scorecard_id, row]));
  return tables.ratings.flatMap(({scorecard_id: id, question, rating}) => {
    const card = cards.get(id!);
    return card && typeof rating === "number" ? [{question: String(question), rating, card}] : [];
  });
}

function hoursToWrite(row: SimulatedRow): number {
  return (Date.parse(String(row.submitted_at)) - Date.parse(String(row.interviewed_at))) / 3_600_000;
}

/** Median, which a few scorecards that come days late do not move. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Share of the screened who reach the loop, of those whom `holds` picks. */
function passRate(tables: SimulatedTables, holds: (application: SimulatedRow) => boolean): number {
  const screened = new Set(
    tables.scorecards.filter(({stage}) => stage === "phone_screen").map((row) => row.application_id)
  );
  const reached = new Set(tables.stages.filter(({stage}) => stage === "loop").map((row) => row.application_id));
  const group = tables.applications.filter((row) => screened.has(row.application_id!) && holds(row));
  return group.filter((row) => reached.has(row.application_id!)).length / group.length;
}

/** How much a value of scorecards rises over the window, by least squares. */
function riseOf(cards: readonly SimulatedRow[], value: (card: SimulatedRow) => number): number {
  const times = cards.map((row) => placeOf(row.interviewed_at));
  const values = cards.map(value);
  return (correlation(times, values) * spread(values)) / spread(times);
}

function quarterLogits(tables: SimulatedTables): number[] {
  const rates = Array.from({length: 8}, (_, quarter) =>
    passRate(tables, ({applied_at: applied}) => Math.floor(placeOf(applied) * 8) === quarter)
  );
  return rates.map(logit);
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

const standard = tablesWith([]);
const small = tablesWith([], {screens: 60});

describe("options", () => {
  it("none leaves the rows of every seed what they were before there were options", () => {
    const hash = (tables: SimulatedTables) =>
      createHash("sha1").update(JSON.stringify(tables)).digest("hex").slice(0, 12);
    expect(hash(simulateWorld({world: "sample", screens: 400, seed: 7}).tables)).toBe("18116638307f");
    expect(hash(simulateWorld({world: "null", screens: 400, seed: 7}).tables)).toBe("13931c1d7476");
    expect(hash(tablesWith([], {screens: 400, seed: 7}))).toBe("0df3e41f6043");
  });

  it("are the same in whatever order they are asked for", () => {
    const make = (options: OptionName[]) => tablesWith(options, {screens: 60});
    expect(make(["zipf-loads", "yes-no-form"])).toEqual(make(["yes-no-form", "zipf-loads"]));
  });

  it.each(optionNames)("%s changes what a company's rows are, the same way each time", (option) => {
    const company = simulateWorld({world: "standard", screens: 60, seed: 3, with: [option]});
    expect([...company.batches()][0]!.scorecards).toEqual(company.tables.scorecards);
    expect(company.tables).not.toEqual(small);
  });

  it("all at once, in a company of twelve, still give scorecards whose interviewer and application exist", () => {
    const tables = tablesWith(optionNames, {world: "small-company", screens: 200});
    const people = new Set(tables.interviewers.map((row) => row.interviewer_id));
    const ids = new Set(tables.applications.map((row) => row.application_id));
    expect(loopCards(tables).length).toBeGreaterThan(20);
    expect(
      tables.scorecards.filter((row) => !people.has(row.interviewer_id!) || !ids.has(row.application_id!))
    ).toEqual([]);
  });
});

describe("what each option does", () => {
  it("yes-no-form: loop votes are yes or no, before and after the debrief", () => {
    const votes = loopCards(tablesWith(["yes-no-form"])).flatMap((row) => [row.vote, row.initial_vote]);
    expect(new Set(votes.filter((vote) => vote !== null))).toEqual(new Set(["yes", "no"]));
  });

  it.each([
    ["ends-at-first-no", 1],
    ["ends-at-second-no", 2]
  ] as const)("%s: no interview follows it, and no offer", (option, most) => {
    const tables = tablesWith([option]);
    const offers = new Set(
      tables.decisions.filter(({decision}) => decision === "offer").map((row) => row.application_id)
    );
    const loops = [...grouped(loopCards(tables), (row) => row.application_id)];
    for (const [id, cards] of loops) {
      const votes = cards.map(initial);
      const noes = votes.filter((vote) => vote < 3).length;
      expect([id, noes <= most]).toEqual([id, true]);
      expect([id, noes < most || (votes.at(-1)! < 3 && !offers.has(String(id)))]).toEqual([id, true]);
    }
    expect(
      loops.filter(([, cards]) => cards.map(initial).filter((vote) => vote < 3).length === most).length
    ).toBeGreaterThan(100);
    expect(offers.size).toBeGreaterThan(20);
  });

  it("rising-bar: who comes is one SD better after two years, while as many pass and votes stay what they were", () => {
    const tables = tablesWith(["rising-bar"], {screens: 3000});
    const half = (isLate: boolean) => (row: SimulatedRow) => placeOf(row.applied_at) > 0.5 === isLate;
    expect(Math.abs(passRate(tables, half(true)) - passRate(tables, half(false)))).toBeLessThan(0.04);
    expect(Math.abs(riseOf(loopCards(tables), initial))).toBeLessThan(0.15);
    const all = ratings(tables).map(({card, rating}) => ({...card, rating}));
    // One SD of ability is about 0.65 vote points, and with a mean loading of 0.55 somewhat less in ratings.
    expect(Math.abs(riseOf(all, ({rating}) => Number(rating)) - 0.5)).toBeLessThan(0.15);
  });

  it("growing-strictness: votes and ratings fall alike", () => {
    const tables = tablesWith(["growing-strictness"], {screens: 2000});
    const all = ratings(tables).map(({card, rating}) => ({...card, rating}));
    expect(Math.abs(riseOf(loopCards(tables), initial) + 0.65)).toBeLessThan(0.2);
    expect(Math.abs(riseOf(all, ({rating}) => Number(rating)) + 0.65)).toBeLessThan(0.2);
  });

  it("uneven-questions: a question says more of candidates in some interviewers' hands, and as much on average", () => {
    const {cast} = simulateWorld({world: "null", screens: 10, seed: 3, with: ["uneven-questions"]});
    const slopes = cast.interviewers.flatMap((person) => person.slopes!);
    expect(slopes.length).toBe(cast.interviewers.length * cast.questions.length);
    expect(Math.abs(spread(slopes) - 0.25)).toBeLessThan(0.02);
    expect(Math.abs(mean(slopes))).toBeLessThan(0.02);
    const customs = {slopeSpread: 1};
    const company = simulateWorld({world: "null", screens, seed: 3, with: ["uneven-questions"], parameters: {customs}});
    const votes = grouped(loopCards(company.tables), (row) => row.application_id);
    const slope = new Map(company.cast.interviewers.map(({id, slopes}) => [id, slopes!]));
    const said = (isStrong: boolean): number => {
      const own = ratings(company.tables).filter(({question, card}) => {
        const added = slope.get(String(card.interviewer_id))![Number(question.slice(-2)) - 1]!;
        return (isStrong ? added : -added) > 0.5;
      });
      const others = own.map(({card}) =>
        mean(
          votes
            .get(card.application_id)!
            .filter((row) => row !== card)
            .map(initial)
        )
      );
      const known = others.map((value, index) => ({value, index})).filter(({value}) => Number.isFinite(value));
      return correlation(
        known.map(({value}) => value),
        known.map(({index}) => own[index]!.rating)
      );
    };
    expect(said(true) - said(false)).toBeGreaterThan(0.3);
  });

  it("zipf-loads: the busiest interviewer has about twice the interviews of the second, the busiest screener too", () => {
    const loads = (rows: SimulatedRow[]): number[] =>
      [...grouped(rows, (row) => row.interviewer_id).values()].map(({length}) => length).sort((a, b) => b - a);
    const tables = tablesWith(["zipf-loads"], {screens: 2500});
    const screeners = loads(tables.scorecards.filter(({stage}) => stage === "phone_screen"));
    expect(Math.abs(screeners[0]! / screeners[1]! - 2)).toBeLessThan(0.4);
    expect(Math.abs(screeners[0]! / screeners[2]! - 3)).toBeLessThan(0.7);
    // Nobody sits twice in one loop, which holds the busiest back a little.
    const [first, , third, ...others] = loads(loopCards(tables));
    expect(first! / others.at(-1)!).toBeGreaterThan(15);
    expect(first! / third!).toBeGreaterThan(1.5);
  });

  it("exclusive-teams: teams are of unequal size, meet unequal candidates, and no loop has people of two", () => {
    const tables = tablesWith(["exclusive-teams"]);
    const team = new Map(tables.interviewers.map((row) => [row.interviewer_id, row.team]));
    const applied = new Map(tables.applications.map((row) => [row.application_id, row.team]));
    const cards = tables.scorecards.filter(({stage}) => stage === "loop");
    expect(cards.filter((row) => team.get(row.interviewer_id!) !== applied.get(row.application_id!))).toEqual([]);
    const sizes = [
      ...grouped(
        tables.interviewers.filter((row) => row.team !== null),
        (row) => row.team
      ).values()
    ];
    expect(sizes.map(({length}) => length)).toEqual([27, 13, 5]);
    const votes = grouped(loopCards(tables), (row) => applied.get(row.application_id!));
    expect(mean(votes.get("Search")!.map(initial)) - mean(votes.get("Ads")!.map(initial))).toBeGreaterThan(0.2);
  });

  it("sure-sooner: strong votes are written in half the time of the others, or less", () => {
    const cards = loopCards(tablesWith(["sure-sooner"]));
    const time = (isStrong: boolean) =>
      median(cards.filter((row) => Math.abs(initial(row) - 2.5) > 1 === isStrong).map(hoursToWrite));
    expect(time(true)).toBeLessThan(0.5 * time(false));
  });

  it("noes-later: noes are written about three times as late as yeses", () => {
    const time = (tables: SimulatedTables, isYes: boolean) =>
      median(
        loopCards(tables)
          .filter((row) => initial(row) >= 3 === isYes)
          .map((row) => hoursToWrite(row) - 1)
      );
    const tables = tablesWith(["noes-later"]);
    expect(Math.abs(time(tables, false) / time(tables, true) - 3)).toBeLessThan(0.5);
    expect(Math.abs(time(standard, false) / time(standard, true) - 1)).toBeLessThan(0.2);
  });

  it("quarter-noise: pass rates of quarters lie farther apart than chance, with SD 0.25 in logits", () => {
    const logits = [1, 2].flatMap((seed) => quarterLogits(tablesWith(["quarter-noise"], {screens: 2000, seed})));
    // Chance alone, with 250 screens a quarter, is 0.13 logits.
    expect(spread(logits)).toBeGreaterThan(0.18);
    expect(spread(logits)).toBeLessThan(0.4);
  });

  it("unwritten-noes: three noes in ten are missing, and no yes more than before", () => {
    const written = (tables: SimulatedTables, isYes: boolean): number =>
      loopCards(tables).filter((row) => initial(row) >= 3 === isYes).length;
    const tables = tablesWith(["unwritten-noes"]);
    expect(Math.abs(written(tables, false) / written(standard, false) - 0.7)).toBeLessThan(0.07);
    expect(Math.abs(written(tables, true) / written(standard, true) - 1)).toBeLessThan(0.07);
    expect(tables.interviews.length / standard.interviews.length).toBeGreaterThan(0.93);
  });

  it("final-votes-only: every scorecard comes after the debrief, and none says what was voted before", () => {
    const tables = tablesWith(["final-votes-only"]);
    const debriefs = new Map(
      tables.stages.filter(({stage}) => stage === "debrief").map((row) => [row.application_id, row.entered_at])
    );
    const cards = loopCards(tables).filter((row) => debriefs.has(row.application_id!));
    expect(cards.filter((row) => row.initial_vote !== null)).toEqual([]);
    expect(cards.filter((row) => row.submitted_at! < debriefs.get(row.application_id!)!)).toEqual([]);
    expect(cards.length).toBeGreaterThan(1000);
  });

  it("level-shifts: higher levels send better candidates, rated more strictly on odd questions and more mildly on even ones", () => {
    const tables = tablesWith(["level-shifts"]);
    const level = new Map(tables.applications.map((row) => [row.application_id, row.level]));
    const all = ratings(tables).map(({question, rating, card}) => ({
      odd: Number(question.slice(-2)) % 2 === 1,
      level: level.get(card.application_id!),
      rating
    }));
    const at = (name: string, odd: boolean) =>
      mean(all.filter((one) => one.level === name && one.odd === odd).map(({rating}) => rating));
    const votes = grouped(loopCards(tables), (row) => level.get(row.application_id!));
    expect(mean(votes.get("staff")!.map(initial)) - mean(votes.get("mid")!.map(initial))).toBeGreaterThan(0.4);
    expect(at("staff", true) - at("mid", true)).toBeLessThan(-0.8);
    expect(at("staff", false) - at("mid", false)).toBeGreaterThan(0.8);
  });

  it("decider-reads-screen: of loops with the same votes, better screens get more offers, and not otherwise", () => {
    const advantage = (options: OptionName[]): number => {
      const tables = tablesWith(options, {screens: 2000});
      const votes = grouped(loopCards(tables), (row) => row.application_id);
      const bands = new Map(
        tables.scorecards.filter(({stage}) => stage === "phone_screen").map((row) => [row.application_id, row.vote])
      );
      const rate = (band: string): number => {
        const like = tables.decisions.filter(({application_id: id}) => {
          const own = (votes.get(id!) ?? []).map((row) => points[String(row.vote)]!);
          return own.length >= 3 && Math.abs(mean(own) - 2.75) < 0.2 && bands.get(id!) === band;
        });
        return like.filter(({decision}) => decision === "offer").length / like.length;
      };
      return rate("strong_yes") - rate("mixed");
    };
    expect(advantage(["decider-reads-screen"])).toBeGreaterThan(0.5);
    expect(Math.abs(advantage([]))).toBeLessThan(0.2);
  });

  it("job-differences: pass rates of jobs differ with SD 0.45 logits, and each has three screeners", () => {
    const tables = tablesWith(["job-differences"], {screens: 2500});
    const jobs = [...grouped(tables.applications, (row) => row.job).keys()];
    const logits = jobs.map((job) => logit(passRate(tables, (row) => row.job === job)));
    expect(spread(logits)).toBeGreaterThan(0.3);
    expect(spread(logits)).toBeLessThan(0.75);
    const job = new Map(tables.applications.map((row) => [row.application_id, row.job]));
    const screens = tables.scorecards.filter(({stage}) => stage === "phone_screen");
    const screeners = [...grouped(screens, (row) => job.get(row.application_id!)).values()].map(
      (rows) => new Set(rows.map((row) => row.interviewer_id)).size
    );
    expect(new Set(screeners)).toEqual(new Set([3]));
  });

  it("falling-pass-rate: passes fall by one logit over the window, and screeners come and go", () => {
    const tables = tablesWith(["falling-pass-rate"], {screens: 2000});
    const logits = quarterLogits(tables);
    // The last quarter's screens are those that came through in time; between mid-quarters seven eighths of the fall lie.
    expect(Math.abs(mean(logits.slice(0, 2)) - mean(logits.slice(5, 7)) - 5 / 8)).toBeLessThan(0.25);
    const screens = tables.scorecards.filter(({stage}) => stage === "phone_screen");
    const spans = [...grouped(screens, (row) => row.interviewer_id).values()].map((rows) => {
      const times = rows.map((row) => placeOf(row.interviewed_at)).sort((a, b) => a - b);
      return times.at(-1)! - times[0]!;
    });
    expect(spans.filter((span) => span < 0.85).length).toBe(8);
  });

  it("interviewer-turnover: a third leave, a third join, a third stay", () => {
    const spans = [
      ...grouped(loopCards(tablesWith(["interviewer-turnover"], {screens: 2000})), (row) => row.interviewer_id)
    ].map(([, rows]) => rows.map((row) => placeOf(row.interviewed_at)).sort((a, b) => a - b));
    const [leave, join] = [spans.filter((all) => all.at(-1)! < 0.85), spans.filter((all) => all[0]! > 0.22)];
    expect(Math.abs(leave.length - 15)).toBeLessThanOrEqual(4);
    expect(Math.abs(join.length - 15)).toBeLessThanOrEqual(4);
  });

  it("fixed-order: an area always comes at the same place of the loop", () => {
    const places = new Map<unknown, Set<number>>();
    for (const [, cards] of grouped(tablesWith(["fixed-order"]).interviews, (row) => row.application_id))
      cards
        .filter(({stage}) => stage === "loop")
        .forEach(({focus, interview_id: id}) => {
          const place = Number(String(id).split("-")[1]);
          places.set(focus, (places.get(focus) ?? new Set()).add(place));
        });
    expect([...places.values()].map(({size}) => size)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("unseen-assignment: some interviewers meet stronger candidates, by what others vote on these", () => {
    const others = (options: OptionName[]): number => {
      const votes = grouped(loopCards(tablesWith(options, {world: "null"})), (row) => row.application_id);
      const met: number[][] = [[], [], []];
      for (const own of votes.values())
        for (const row of own)
          for (const other of own)
            if (other !== row) met[Number(String(row.interviewer_id).slice(1)) % 3]!.push(initial(other));
      return mean(met[2]!) - mean(met[0]!);
    };
    expect(others(["unseen-assignment"])).toBeGreaterThan(0.2);
    expect(Math.abs(others([]))).toBeLessThan(0.1);
  });

  it("halo-copies: in three interviews of ten every rating is the vote", () => {
    const copied = (tables: SimulatedTables): number => {
      const interviews = [...grouped(ratings(tables), ({card}) => card).values()].filter(({length}) => length >= 3);
      return (
        interviews.filter((own) => own.every(({rating, card}) => rating === initial(card))).length / interviews.length
      );
    };
    const own = copied(standard);
    expect(Math.abs(copied(tablesWith(["halo-copies"])) - (0.3 + 0.7 * own))).toBeLessThan(0.04);
  });

  it("two together both do what they do alone", () => {
    const tables = tablesWith(["yes-no-form", "ends-at-first-no", "exclusive-teams", "zipf-loads"]);
    const cards = loopCards(tables);
    expect(new Set(cards.map(({vote}) => vote))).toEqual(new Set(["yes", "no"]));
    for (const [id, own] of grouped(cards, (row) => row.application_id))
      expect([id, own.filter((row) => initial(row) < 3).length <= 1]).toEqual([id, true]);
    const team = new Map(tables.interviewers.map((row) => [row.interviewer_id, row.team]));
    const applied = new Map(tables.applications.map((row) => [row.application_id, row.team]));
    expect(cards.filter((row) => team.get(row.interviewer_id!) !== applied.get(row.application_id!))).toEqual([]);
    const loads = [...grouped(cards, (row) => row.interviewer_id).values()].map(({length}) => length);
    expect(Math.max(...loads) / median(loads)).toBeGreaterThan(4);
  });
});

describe("a request", () => {
  it("plants two questions of different interviews that ask the same thing", () => {
    const plants = {duplicate: [14, 34] as [number, number]};
    const {tables, cast} = simulateWorld({world: "null", screens, seed: 3, plants});
    const name = (number: number) => cast.questions[number - 1]!.question;
    const {expected} = expectedOf({parameters: {}, plants, overall: []}, cast);
    expect(expected.map(({kind, subject}) => [kind, subject])).toEqual([
      ["question.redundant", [name(14), name(34)].sort().join(" + ")]
    ]);
    const all = ratings(tables);
    const of = (number: number) =>
      new Map(
        all.filter(({question}) => question === name(number)).map((one) => [one.card.application_id, one.rating])
      );
    const alike = (a: number, b: number): number => {
      const [one, other] = [of(a), of(b)];
      const both = [...one.keys()].filter((id) => other.has(id));
      return correlation(
        both.map((id) => one.get(id)!),
        both.map((id) => other.get(id)!)
      );
    };
    expect(alike(14, 34)).toBeGreaterThan(0.5);
    expect(alike(14, 24)).toBeLessThan(0.5);
  });

  it("overrides numbers and plants of the world, key by key, and is told in the truth", () => {
    const {parameters, cast, truth} = simulateWorld({
      world: "sample",
      screens: 60,
      seed: 1,
      with: ["zipf-loads", "quarter-noise"],
      parameters: {herding: 0.2, customs: {slopeSpread: 0.5}},
      plants: {severity: {2: 0.5}}
    });
    expect(truth.with).toEqual(["zipf-loads", "quarter-noise"]);
    expect(parameters).toMatchObject({herding: 0.2, customs: {slopeSpread: 0.5}, debrief: {minorityMoves: 0.3}});
    expect([cast.interviewers[1]!.severity, cast.interviewers[6]!.severity]).toEqual([0.5, -1]);
    expect(truth.expected).toContainEqual({
      kind: "interviewer.severity",
      subject: "I02",
      verdict: "act",
      direction: "lenient"
    });
    expect(truth.silent.filter(({kind}) => kind === "interviewer.independence")).toEqual([]);
  });
});
