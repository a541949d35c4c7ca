import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {
  forgetStanding,
  readStanding,
  type Standing,
  standingFile,
  writeStanding
} from "../../loaders/privacy/standing.js";
import {contractProblem} from "../../loaders/publish/contracts.js";
import type {Agreement} from "../../src/contracts/agreement.js";
import {defaultConfig} from "../../loaders/config/config.js";
import {afterPrevious, type AfterPrevious} from "../../loaders/publish/previous.js";
import type {Site} from "../../src/contracts/site.js";
import {builtOf, byName, type Company, publishedOf, someApplications} from "./company.js";
import {dependents, unitsOf} from "./sensitivity.js";
import {isFull} from "../support/endurance.js";

/**
 * Whose numbers an object holds shows where a candidate is missing or voted on and decided otherwise: it reads
 * otherwise then. This needs to know nothing of how a number is made.
 */
async function attacked(size: number, low: boolean): Promise<{units: number; ofFew: string[]}> {
  const applications = someApplications(size);
  const whole = unitsOf(await publishedOf({applications}, {low}));
  const others = [];
  for (const candidate of applications) {
    const without = applications.filter((one) => one !== candidate);
    others.push({candidate, units: unitsOf(await publishedOf({applications: without}, {low}))});
    others.push({candidate, units: unitsOf(await publishedOf({applications, edited: candidate}, {low}))});
  }
  const ofFew = [...dependents(whole, others)].filter(([, candidates]) => candidates.size > 0 && candidates.size < 5);
  return {units: whole.size, ofFew: ofFew.map(([path, candidates]) => `${path}: ${candidates.size}`)};
}

// Every threshold of `verdicts` is one, so that nothing but privacy keeps a number back.
const sizes = isFull ? [1, 3, 8, 20] : [];

describe("what is published of a company of few candidates", () => {
  it.each(sizes)(
    "holds no number of fewer than five of %i, whoever is missing or edited and whatever the thresholds",
    {timeout: 1_800_000},
    async (size) => {
      const {units, ofFew} = await attacked(size, true);
      expect(ofFew).toEqual([]);
      expect(units > 50).toBe(size >= 8);
    }
  );

  it("holds no number at all about three", async () => {
    const units = unitsOf(await publishedOf({applications: someApplications(3)}, {low: true}));
    expect([...units.keys()]).toEqual([]);
  });
});

describe("the sites of one build beside those of the one before", () => {
  const {privacy} = defaultConfig();
  const day = (n: number): string => `2026-07-0${n}T09:00:00.000Z`;

  /** What is published of a company, worked out once: several tests begin with the same. */
  const worked = new Map<string, ReturnType<typeof builtOf>>();
  function publishedOnce({applications, edited}: Company): ReturnType<typeof builtOf> {
    const key = [...applications, `edited ${edited}`].join();
    const known = worked.get(key) ?? builtOf({applications, ...(edited === undefined ? {} : {edited})}, {low: true});
    worked.set(key, known);
    return known;
  }

  /** A build of a company, given the one that stands. */
  async function after(
    stands: AfterPrevious | null,
    company: Company,
    {on, standing = stands?.standing ?? null}: {on: number; standing?: Standing | null}
  ): Promise<AfterPrevious> {
    const {datasets, people} = await publishedOnce(company);
    const previous = new Map(
      [...(stands?.datasets ?? [])].map(([audience, list]) => [
        audience,
        new Map(list.map(({name, content}) => [name, JSON.parse(JSON.stringify(content)) as unknown]))
      ])
    );
    return afterPrevious(datasets, {previous, standing, now: {made: "one", people, builtAt: day(on)}, privacy});
  }

  /** All that can be read, but for what pages say of how old it is. */
  const read = ({datasets}: AfterPrevious): Map<string, unknown> =>
    new Map(
      [...byName(datasets)].map(([name, content]) => [
        name,
        name.endsWith("/site") ? {...(content as Site), kept: []} : content
      ])
    );
  const kept = ({datasets}: AfterPrevious): Site["kept"] =>
    (datasets.get("leads")!.find(({name}) => name === "site")!.content as Site).kept;

  const size = isFull ? 20 : 8;
  const applications = someApplications(size);
  const others = someApplications(size + 5).slice(size);

  it("differ by nothing where one candidate was added, removed or edited in place, and say since when they stand", async () => {
    const first = await after(null, {applications}, {on: 1});
    expect(kept(first)).toEqual([]);
    const changes: Company[] = [
      {applications: [...applications, others[0]!]},
      {applications: applications.slice(1)},
      {applications, edited: applications[0]!}
    ];
    for (const company of changes) {
      const second = await after(first, company, {on: 2});
      expect([...second.heldBack]).toContain("leads");
      expect(read(second)).toEqual(read(first));
      expect(kept(second).find(({pages}) => pages.includes("agreement"))!.sentence).toContain("as built on 1 Jul 2026");
    }
  });

  it(
    "differ by nothing while one to four candidates are added, and by all five at the fifth",
    {timeout: 600_000},
    async () => {
      const few = applications.slice(0, 8);
      const first = await after(null, {applications: few}, {on: 1});
      let stands = first;
      for (const more of isFull ? [1, 2, 3, 4] : [1, 4]) {
        stands = await after(stands, {applications: [...few, ...others.slice(0, more)]}, {on: 1 + more});
        expect(read(stands)).toEqual(read(first));
      }
      const fifth = await after(stands, {applications: [...few, ...others.slice(0, 5)]}, {on: 6});
      expect(read(fifth)).not.toEqual(read(first));
    }
  );

  it("have no figures that the forgotten stood behind, where the sites before are gone, and still fit their pages", async () => {
    const many = someApplications(isFull ? 30 : 12);
    const first = await after(null, {applications: many}, {on: 1});
    const folder = mkdtempSync(join(tmpdir(), "plumbline-forgotten-"));
    try {
      const file = standingFile(join(folder, "warehouse.duckdb"));
      await writeStanding(file, first.standing);
      await forgetStanding(file, (id) => id === many[0]);
      const standing = await readStanding(file);
      const second = await after(null, {applications: many.slice(1)}, {on: 2, standing});
      for (const {name, content} of [...second.datasets.values()].flat())
        expect({name, problem: await contractProblem(name, content)}).toEqual({name, problem: null});
      const agreement = second.datasets.get("leads")!.find(({name}) => name === "agreement")!.content as Agreement;
      expect(agreement.slices[0]).toMatchObject({loops: null, votes: null, measures: null});
      const said = kept(second).filter(({pages}) => pages.includes("agreement"));
      expect(said.map(({sentence}) => sentence)).toEqual([expect.stringContaining("of this page stay away until")]);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});
