import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {checked, countsOf, good, scorecards, someScorecards, withFolder} from "../support/exports.js";
import {failure, run} from "../support/runs.js";

describe("rejects", () => {
  test("leaving out forgotten people is neither too many rejects nor a shrunk table", async () => {
    await withFolder(async (folder) => {
      const people = Array.from({length: 60}, (_, index) => index);
      const files = {
        "scorecards.csv": scorecards(...people.map((index) => `S${index},A${index},I1,loop,yes`)),
        "applications.csv": `application_id,candidate_id\n${people.map((index) => `A${index},C${index}`).join("\n")}\n`
      };
      await run(folder, files);
      const {rows} = await run(folder, files, {isForgotten: (id) => Number(id.slice(1)) < 30 && id.startsWith("C")});
      expect(rows).toMatchObject({scorecards: 30, applications: 30});
    });
  });

  test("of very many rejects the first 10,000 of each reason are listed and all are counted", async () => {
    await withFolder(async (folder) => {
      const bad = Array.from({length: 10_300}, (_, index) => `B${index},A1,I${index},loop,perhaps`);
      const short = Array.from({length: 10_200}, (_, index) => `C${index},A1`);
      const result = await run(folder, {"scorecards.csv": scorecards(good, ...bad, ...short)}, {maxRejects: 1});
      expect(result.files[0]).toMatchObject({records: 20_501, accepted: 1, rejected: 20_500});
      expect(countsOf(result)).toMatchObject({"reject unknown_vote": 10_300, "reject too_few_columns": 10_200});
      const lines = readFileSync(result.rejects, "utf8").trim().split("\n");
      expect(lines).toHaveLength(20_002);
      expect(
        lines
          .slice(-2)
          .map((line) => (JSON.parse(line) as {more: number}).more)
          .sort((a, b) => a - b)
      ).toEqual([200, 300]);
    });
  });

  test.each(["csv", "ndjson"])(
    "in a long %s file that is read in parallel each reject names its own line",
    async (format) => {
      const ratings = Array.from({length: 300_000}, (_, index) => ({
        scorecard_id: `S${index}`,
        question: "modeling",
        rating: index % 7919 === 11 ? `bad at ${index}` : index % 3 === 0 ? "Definitely not" : "3"
      }));
      const lines =
        format === "csv"
          ? ["scorecard_id,question,rating", ...ratings.map((rating) => Object.values(rating).join(","))]
          : ratings.map((rating) => JSON.stringify(rating));
      const header = format === "csv" ? 1 : 0;
      const {files} = await checked({...someScorecards, [`ratings.${format}`]: `${lines.join("\n")}\n`});
      const {rejects} = files.find(({table}) => table === "ratings")!;
      expect(rejects.map(({line, value}) => [line, value])).toEqual(
        ratings.flatMap(({rating}, index) => (rating.startsWith("bad") ? [[index + 1 + header, rating]] : []))
      );
    }
  );

  test("rejects go to a private file beside the warehouse and only counts into it", async () => {
    await withFolder(async (folder) => {
      const result = await run(folder, {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,SECRETLABEL")});
      expect(statSync(result.rejects).mode & 0o777).toBe(0o600);
      expect(readFileSync(result.rejects, "utf8")).toContain("SECRETLABEL");
      expect(readFileSync(join(folder, "warehouse.duckdb")).includes("SECRETLABEL")).toBe(false);
    });
  });

  test("too many rejects refuse the file from 20 on, and --max-rejects decides otherwise", async () => {
    await withFolder(async (folder) => {
      const bad = Array.from({length: 20}, (_, index) => `B${index},A1,I${index},loop,perhaps`);
      const file = {"scorecards.csv": scorecards(good, ...bad)};
      const error = await failure(run(folder, file));
      expect(error.message).toMatch(/20 of 21 records were rejected[\s\S]*votes:.*labels:.* "perhaps": </);
      expect((await run(folder, file, {maxRejects: 1})).rows.scorecards).toBe(1);
    });
  });
});
