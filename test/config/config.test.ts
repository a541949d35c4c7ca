import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {configJsonSchema, defaultConfig, template, writeDefaultConfig} from "../../loaders/config/config.js";
import {knownKeys, parseConfig, readConfig} from "../../loaders/config/read.js";
import {defaultThresholds, threshold} from "../../loaders/config/thresholds.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-config-"));
afterAll(() => rmSync(folder, {recursive: true}));

const problem = (text: string): string => {
  try {
    parseConfig(text, "plumbline.yaml");
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

describe("readConfig", () => {
  it("without a file gives the documented defaults", async () => {
    const config = await readConfig();
    expect(config.loop.interview_minutes).toBe(60);
    expect(config.votes.scale).toEqual(["strong_no", "no", "yes", "strong_yes"]);
    expect(config.screen.borderline).toEqual({bands: ["mixed"], score: null});
  });

  it("refuses a file that is not there and says how to write one", async () => {
    await expect(readConfig(join(folder, "absent.yaml"))).rejects.toThrow(/absent\.yaml: .*no such file[\s\S]*init/);
  });

  it("takes an empty file as all defaults", () => {
    expect(parseConfig("", "plumbline.yaml")).toEqual(defaultConfig());
  });

  it("keeps what is set and fills in the rest", () => {
    const config = parseConfig("loop: {hourly_rate: 90}\nstages: {Onsite: loop}\n", "plumbline.yaml");
    expect(config.loop).toMatchObject({hourly_rate: 90, debrief_minutes: 30});
    expect(config.stages).toEqual({Onsite: "loop"});
  });
});

describe("a configuration with mistakes is refused", () => {
  it("a key that stands twice, such as a pasted remedy: both lines, and to merge them", () => {
    const text = "timezone: UTC\nstages: {}\nvotes:\n  labels: {}\nstages:\n  Superday: loop\n";
    expect(() => parseConfig(text, "c.yaml")).toThrow(
      /^c\.yaml line 5: the key stages stands on line 2 already; merge them into one: .* in place of the \{\} there/
    );
  });

  it("a nested key written with a dot: how it is written", () => {
    expect(() => parseConfig("votes.labels:\n  Rockstar: yes\n", "c.yaml")).toThrow(
      /line 1: votes\.labels is not a known key; .*write votes: and, indented below it, labels:/
    );
  });

  it("unknown key: with its line and the nearest known key", () => {
    expect(problem("loop:\n  preparation_minuts: 20\n")).toMatch(
      /^plumbline\.yaml line 2: loop\.preparation_minuts is not a known key; did you mean preparation_minutes\?/
    );
  });

  it("unknown threshold of a verdict", () => {
    expect(problem("verdicts:\n  screen.bar: {probabilty: 0.8}\n")).toMatch(/line 2: .*did you mean probability\?/);
  });

  it("wrong value: with its line, key, value and rule", () => {
    expect(problem("exports: x\nstages:\n  Onsite: lop\n")).toMatch(
      /line 3: stages\.Onsite is "lop"; it must be one of .*loop/
    );
  });

  it("a key with nothing after it: what to do with it", () => {
    expect(problem("votes:\n  labels:\n")).toMatch(
      /^plumbline\.yaml line 2: votes\.labels is null; nothing stands after/
    );
  });

  it("every mistake is told at once", () => {
    expect(problem("export: x\nloop: {hourly_rate: -3}\n").split("\n")).toHaveLength(2);
  });

  it("text that is not YAML: with its line", () => {
    expect(problem("exports: x\nloop: {a: [}\n")).toMatch(/^plumbline\.yaml line 2: /);
  });
});

describe("init's template", () => {
  it("parses to exactly the defaults", async () => {
    const path = join(folder, "plumbline.yaml");
    await writeDefaultConfig(path);
    expect(await readConfig(path)).toEqual(defaultConfig());
  });

  it("names every key", () => {
    const text = readFileSync(template, "utf8");
    const missing = knownKeys([]).flatMap((key) =>
      [key, ...(["verdicts", "stages", "columns"].includes(key) ? [] : knownKeys([key]))].filter(
        (name) => !/^\d+$/.test(name) && !text.includes(`${name}:`)
      )
    );
    expect(missing).toEqual([]);
  });

  it("never replaces a file that is there", async () => {
    await expect(writeDefaultConfig(join(folder, "plumbline.yaml"))).rejects.toThrow(/exist/i);
  });
});

describe("documentation of the configuration", () => {
  it("the JSON Schema for editors is up to date", () => {
    const path = new URL("../../docs/plumbline.schema.json", import.meta.url);
    expect(readFileSync(path, "utf8")).toBe(configJsonSchema());
  });

  it("docs/configuration.md lists every key and every threshold with its default", () => {
    const text = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");
    const keys = knownKeys([]).flatMap((key) => {
      const nested = key === "verdicts" ? [] : knownKeys([key]).filter((name) => !/^\d+$/.test(name));
      return nested.length > 0 ? nested.map((name) => `${key}.${name}`) : [key];
    });
    expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
    const thresholds = Object.entries(defaultThresholds).flatMap(([kind, named]) =>
      Object.entries(named).map(([name, value]) => `| \`${kind}\` | \`${name}\` | ${value} |`)
    );
    expect(thresholds.filter((row) => !text.includes(row))).toEqual([]);
  });
});

describe("threshold", () => {
  it("gives the default, or what verdicts override", () => {
    expect(threshold(defaultConfig(), "interviewer.severity", "least_votes")).toBe(20);
    const config = parseConfig("verdicts: {interviewer.severity: {least_votes: 50}}", "plumbline.yaml");
    expect(threshold(config, "interviewer.severity", "least_votes")).toBe(50);
    expect(threshold(config, "interviewer.severity", "deviation")).toBe(0.25);
  });
});
