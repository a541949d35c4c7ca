import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Config, defaultConfig} from "../../loaders/config/config.js";
import {interviewerIds, interviewersByPseudonym} from "../../loaders/privacy/published-names.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import type {Standing} from "../../loaders/privacy/standing.js";
import {afterPrevious} from "../../loaders/publish/previous.js";
import {reports} from "../../loaders/reports/index.js";
import type {Dataset} from "../../loaders/reports/report.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import type {Agreement} from "../../src/contracts/agreement.js";
import type {Borderline} from "../../src/contracts/borderline.js";
import type {Coverage} from "../../src/contracts/coverage.js";
import type {Funnel} from "../../src/contracts/funnel.js";
import type {QuestionUse} from "../../src/contracts/question-use.js";
import type {Questions} from "../../src/contracts/questions.js";
import type {Screeners} from "../../src/contracts/screeners.js";
import {type Audience, audiences, type Site} from "../../src/contracts/site.js";
import {isFull} from "../support/endurance.js";
import {knownOf, notRounded, ofCandidates, quartersWorkedOut, workedOut} from "./across-pages.js";
import {type NamedGroup, type PublishedCount, recovered} from "./disclosure-attack.js";
import {oddExports} from "./odd-exports.js";
import {
  coveragePopulation,
  funnelPopulations,
  loopPopulation,
  type Population,
  screenPopulations
} from "./published-counts.js";
import {questionPopulations, screenerPopulation} from "./published-people.js";

// The reports that count candidates by role, level, source, team, requisition or time.
const slicing = Object.fromEntries(
  Object.entries(reports).filter(([name]) => ["funnel", "screen", "borderline", "coverage", "agreement"].includes(name))
);
/** These count the same candidates by question and by person. */
const byPerson = Object.fromEntries(
  Object.entries(reports).filter(([name]) => ["questions", "screeners"].includes(name))
);
const now = new Date("2026-07-01T09:00:00Z");
/** In short of every other application: what there is to hide is the same. */
const oneIn = isFull ? 1 : 2;

interface Built {
  datasets: Map<Audience, Dataset[]>;
  people: Standing["people"];
  warehouse: string;
  folder: string;
  config: Config;
}

async function build(
  left?: string,
  {used = slicing, minimum = 5, every = 1}: {used?: typeof reports; minimum?: number; every?: number} = {}
): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-disclosure-"));
  const exports = oddExports(join(folder, "exports"), {every, ...(left === undefined ? {} : {left})});
  const config = defaultConfig();
  config.privacy.key_file = join(folder, "key");
  config.privacy.minimum_candidates = minimum;
  const warehouse = join(folder, "warehouse.duckdb");
  await ingest({exports, config, warehouse, sampleData: false, now, progress: () => {}});
  const options = {warehouse, config, audiences, sampleData: false, now, reports: used};
  const {datasets, people} = await publishedDatasets(options);
  return {datasets, people, warehouse, folder, config};
}

function content<T>({datasets}: Built, audience: Audience, name: string): T {
  return datasets.get(audience)!.find((dataset) => dataset.name === name)!.content as T;
}

let built: Built;
let warehouse: Warehouse;
let populations: Population[];

beforeAll(async () => {
  built = await build(undefined, {used: {...slicing, ...byPerson}, every: oneIn});
  warehouse = await openWarehouse(built.warehouse);
  const who = await interviewersByPseudonym(await interviewerIds(warehouse), built.config);
  const {slices} = content<Borderline>(built, "managers", "borderline");
  populations = [
    ...(await sliced(built, warehouse)),
    ...(await questionPopulations(
      content<Questions>(built, "leads", "questions"),
      content<QuestionUse>(built, "leads", "question-use"),
      who,
      warehouse
    )),
    await screenerPopulation(content<Screeners>(built, "leads", "screeners"), slices, who, warehouse)
  ];
});

/** What is counted by role, level, source, team, requisition or time. */
async function sliced(built: Built, warehouse: Warehouse): Promise<Population[]> {
  const {slices} = content<Borderline>(built, "managers", "borderline");
  return [
    ...(await funnelPopulations(
      content<Funnel>(built, "leadership", "funnel"),
      warehouse,
      content<Site>(built, "leadership", "site").dataThrough!
    )),
    ...(await screenPopulations(slices, warehouse)),
    await coveragePopulation(content<Coverage>(built, "managers", "coverage"), warehouse),
    await loopPopulation("agreement", content<Agreement>(built, "leads", "agreement").slices, warehouse)
  ];
}
afterAll(() => {
  warehouse?.close();
  if (built) rmSync(built.folder, {recursive: true, force: true});
});

describe("what the three sites publish of a company with small groups", () => {
  it("is read by this attack as it was meant: every published count is the number of its records", () => {
    for (const {name, counts} of populations) {
      expect({name, enough: counts.length > (name.startsWith("question") ? 0 : 3)}).toEqual({name, enough: true});
      for (const {where, n, records} of counts) expect({name, where, n}).toEqual({name, where, n: records.size});
    }
  });

  it("counts what two filters leave at once, and hides some of it", () => {
    for (const name of ["screens screened", "screens decided"]) {
      const {counts} = populations.find((one) => one.name === name)!;
      for (const pair of ["role × level", "role × period", "level × period"])
        expect({name, pair, told: counts.some(({where}) => where.includes(` ${pair} `))}).toEqual({
          name,
          pair,
          told: true
        });
    }
    const funnel = content<Funnel>(built, "leadership", "funnel");
    const lines = funnel.slices
      .filter(({slice}) => Object.values(slice).filter((member) => member !== null).length === 2)
      .flatMap(({slice, steps}) =>
        steps.map(({entered}) => ({
          pair: Object.entries(slice).flatMap(([by, is]) => (is === null ? [] : by)),
          entered
        }))
      );
    for (const pair of ["role,level", "role,period", "level,period"])
      expect({pair, told: lines.some((line) => String(line.pair) === pair && (line.entered ?? 0) > 0)}).toEqual({
        pair,
        told: true
      });
    expect(lines.some(({entered}) => entered === null)).toBe(true);
    const {slices} = content<Borderline>(built, "managers", "borderline");
    const left = slices.filter(({dimension, member}) => dimension.endsWith(" × period") && member === "other");
    expect(left.length).toBe(2);
  });

  it("holds groups of one to four in each of them, so that there is something to hide", () => {
    const small = ({records}: NamedGroup): boolean => records.size > 0 && records.size < 5;
    for (const name of [
      "funnel phone_screen>hired",
      "screens screened",
      "coverage",
      "agreement",
      "screens by screener"
    ]) {
      const population = populations.find((one) => one.name === name)!;
      expect({name, small: population.groups.some(small)}).toEqual({name, small: true});
    }
  });

  it("lets nobody work out a group of one to four from sums, differences and nested filters", () => {
    for (const {name, counts, groups} of populations)
      expect({name, found: recovered(counts, groups)}).toEqual({name, found: []});
  });

  it.each(isFull ? [3, 10] : [])("lets nobody work out a group below a minimum of %i either", async (minimum) => {
    const other = await build(undefined, {minimum});
    const opened = await openWarehouse(other.warehouse);
    try {
      for (const {name, counts, groups} of await sliced(other, opened))
        expect({name, found: recovered(counts, groups, minimum)}).toEqual({name, found: []});
    } finally {
      opened.close();
      rmSync(other.folder, {recursive: true, force: true});
    }
  });

  it("shows no outcome that is the same for all of fewer than 20", () => {
    const {slices} = content<Borderline>(built, "managers", "borderline");
    const screens = slices.flatMap(({groups}) =>
      groups.flatMap(({decided, offers, hires}) => [
        [decided, offers],
        [decided, hires]
      ])
    );
    const steps = content<Funnel>(built, "managers", "funnel").slices.flatMap(({steps: lines}) =>
      lines.map(({mature, within}) => [mature, within])
    );
    const few = [...screens, ...steps].filter(([of]) => of != null && of > 0 && of < 20);
    expect(few.length).toBeGreaterThan(0);
    expect(few.filter(([of, count]) => count === 0 || count === of)).toEqual([]);
  });

  it("is cracked by the same attack where only small cells themselves are hidden", () => {
    for (const name of ["funnel phone_screen>hired", "screens screened", "coverage"]) {
      const {groups, counts} = populations.find((one) => one.name === name)!;
      const everyone = counts.reduce((most, count) => (count.n > most.n ? count : most));
      const leaky: PublishedCount[] = [
        everyone,
        ...groups
          .filter(({records}) => records.size >= 5)
          .map(({dimension, member, records}) => ({where: `${dimension} ${member}`, n: records.size, records}))
      ];
      const found = recovered(leaky, groups);
      const by = (words: string): boolean => found.some((line) => line.includes(words));
      expect({name, solved: by("solves to"), left: by("leaves")}).toEqual({name, solved: true, left: true});
    }
  });
});

describe("what all pages publish together", () => {
  // A smaller company has more groups of few, and more quarters in which someone met few.
  it.each(isFull ? [1, 2, 3, 5, 8, 13, 20] : [5])(
    "lets nobody work out a group of one to four, nor of a quarter of an interviewer, where 1 in %i applications is left",
    {timeout: 300_000},
    async (every) => {
      const other = await build(undefined, {used: reports, every});
      const opened = await openWarehouse(other.warehouse);
      try {
        const rows = await opened.rows<{id: string; candidate: string}>(
          "select application_id as id, candidate_id as candidate from marts.applications"
        );
        const candidateOf = new Map(rows.map(({id, candidate}) => [id, candidate]));
        const others = (await sliced(other, opened)).map((one) => ofCandidates(one, candidateOf));
        const datasets = [...other.datasets.values()].flat();
        const found = others.flatMap((one) => workedOut(one, {others, datasets}, 5));
        const who = await interviewersByPseudonym(await interviewerIds(opened), other.config);
        const quarters = await quartersWorkedOut(datasets, who, opened, 5);
        expect({found, quarters, notRounded: notRounded(datasets)}).toEqual({found: [], quarters: [], notRounded: []});
        const known = others.map((one) => knownOf(one, {others, datasets}, 5).length);
        expect(known.filter((n) => n > 0).length).toBeGreaterThan(3);
      } finally {
        opened.close();
        rmSync(other.folder, {recursive: true, force: true});
      }
    }
  );
});

describe("the site before and the site after", () => {
  /** Whole numbers that stand at the same place in both and moved by one to four. */
  function moved(before: unknown, after: unknown): number {
    if (typeof before === "number" && typeof after === "number") {
      const by = Math.abs(before - after);
      return Number.isInteger(before) && Number.isInteger(after) && by > 0 && by < 5 ? 1 : 0;
    }
    if (before === null || after === null || typeof before !== "object" || typeof after !== "object") return 0;
    return Object.entries(before).reduce(
      (sum, [key, value]) => sum + moved(value, (after as Record<string, unknown>)[key]),
      0
    );
  }

  it("do not tell what became of the one candidate by whom they differ", async () => {
    const hired = await warehouse.rows<{id: string}>(
      "select application_id as id from marts.applications where hired order by application_id limit 1"
    );
    const earlier = await build(hired[0]!.id, {every: oneIn});
    try {
      const of = (people: Standing["people"]) => ({made: "one", people, builtAt: now.toISOString()});
      const {privacy} = built.config;
      const first = {previous: new Map(), standing: null, now: of(earlier.people), privacy};
      const {standing} = afterPrevious(earlier.datasets, first);
      const previous = new Map(
        audiences.map((audience) => [
          audience,
          new Map(earlier.datasets.get(audience)!.map(({name, content: value}) => [name, value]))
        ])
      );
      const second = afterPrevious(built.datasets, {previous, standing, now: of(built.people), privacy});
      for (const audience of audiences) {
        const before = previous.get(audience)!;
        const difference = (shown: readonly Dataset[]): number =>
          shown.reduce((sum, {name, content: value}) => sum + moved(before.get(name), value), 0);
        expect({audience, told: difference(second.datasets.get(audience)!)}).toEqual({audience, told: 0});
        expect(difference(built.datasets.get(audience)!)).toBeGreaterThan(3);
      }
    } finally {
      rmSync(earlier.folder, {recursive: true, force: true});
    }
  });
});
