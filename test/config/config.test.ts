import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
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
    expect(config.votes.scale).toBeNull();
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

describe("a block that stands several times, such as pasted remedies", () => {
  it("is one, whatever the order, and what is empty gives way", () => {
    const text = "stages: {}\nvotes:\n  scale: null\n  labels: {Meh: no}\nstages:\n  Superday: loop\n";
    const pasted = "votes: { labels: { Hm: no } }\nvotes: { scale: [no, yes] }\nstages: {}\nstages: {Superday: loop}\n";
    expect(parseConfig(text + pasted, "c.yaml")).toMatchObject({
      stages: {Superday: "loop"},
      votes: {scale: ["no", "yes"], labels: {Meh: "no", Hm: "no"}}
    });
  });

  it("is told with the line where a mistake in it stands", () => {
    expect(problem("stages: {}\nexports: x\nstages:\n  Onsite: lop\n")).toMatch(/line 4: stages\.Onsite is "lop"/);
  });
});

describe("a configuration with mistakes is refused", () => {
  it("a value that stands twice and differs: both lines, and to keep one", () => {
    const text = "timezone: UTC\nstages: {}\nvotes:\n  labels: {}\nstages:\n  Superday: loop\ntimezone: Asia/Tokyo\n";
    expect(() => parseConfig(text, "c.yaml")).toThrow(
      /^c\.yaml line 7: the key timezone stands on line 1 already, with another value: keep one of the two$/
    );
    expect(() => parseConfig("stages: {A: loop}\nstages: {A: offer}\n", "c.yaml")).toThrow(/line 2: the key A/);
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

describe("what no configuration may hold is refused with exit 3, its line, its value and the rule", () => {
  it.each<[string, string, RegExp]>([
    ["an alias without anchor", "stages: *nowhere\n", /cannot be unfolded: Unresolved alias.*nowhere\nwrite out what/],
    ["a list in place of keys", "- a\n- b\n", /line 1: the file is \["a","b"\]; it must be a block of keys/],
    ["a text in place of keys", "columns: {Onsite: loop}\n", /columns\.Onsite is "loop"; it must be a block of keys/],
    [
      "an alias that stands for something else",
      "stages: &s {Onsite: loop}\ncolumns: *s\n",
      /columns\.Onsite is "loop"/
    ],
    ["two documents", "timezone: UTC\n---\ntimezone: UTC\n", /line 2: a second document begins here/],
    [
      "an offset as time zone",
      'timezone: "+05:30"\n',
      /line 1: timezone is "\+05:30"; .*such as Europe\/Berlin or Asia\/Kolkata/
    ],
    ["a time zone that there is not", "timezone: Mars/Phobos\n", /timezone is "Mars\/Phobos"/],
    ["a NUL character", 'stages: {"a\\0b": loop}\n', /line 1: holds a NUL character/],
    [
      "a number that is infinite",
      "screen: {minutes: .inf}\n",
      /screen\.minutes is Infinity; it must be a finite number/
    ],
    [
      "more minutes than a week has",
      "screen: {minutes: 1e300}\n",
      /screen\.minutes is 1e\+300; it must be at most 10080/
    ],
    [
      "a retention of centuries",
      "retention_months: 1000000000\n",
      /retention_months is 1000000000; it must be at most 1200/
    ],
    ["a minimum beyond every company", "privacy: {minimum_candidates: 1e15}\n", /it must be at most 1000/],
    ["a score beyond the scale", "screen: {borderline: {score: [2, 9]}}\n", /score\.1 is 9; it must be at most 4/],
    ["a score from high to low", "screen: {borderline: {score: [3, 2]}}\n", /the lower score comes first/],
    ["a scale of one answer", "votes: {scale: [yes]}\n", /votes\.scale is \["yes"\]; it must have at least 2 entries/],
    ["an answer twice in a scale", "votes: {scale: [yes, yes]}\n", /no answer may stand in it twice/],
    [
      "a probability above 1",
      "verdicts: {interviewer.severity: {probability: 7}}\n",
      /probability is 7; it must be at most 1/
    ],
    [
      "a least number below 1",
      "verdicts: {interviewer.severity: {least_votes: 0}}\n",
      /least_votes is 0; it must be at least 1/
    ],
    [
      "a least number that is not whole",
      "verdicts: {interviewer.severity: {least_votes: 2.5}}\n",
      /it must be a whole number/
    ],
    [
      "limits in the wrong order",
      "verdicts: {question.signal: {weak: 0.5}}\n",
      /its lower limit must stay below its upper one/
    ]
  ])("%s", (_, text, told) => {
    expect(problem(text)).toMatch(told);
  });

  it("aliases that unfold to billions of values", () => {
    const bomb = Array.from(
      {length: 12},
      (_, n) =>
        `k${n}: &k${n} [${Array(10)
          .fill(n === 0 ? "x" : `*k${n - 1}`)
          .join(", ")}]`
    );
    expect(problem(bomb.join("\n"))).toMatch(/^plumbline\.yaml: its anchors and aliases .* cannot be unfolded/);
  });

  it("a folder, a part of a path that is a file, bytes that are no text", async () => {
    writeFileSync(join(folder, "bytes.yaml"), Buffer.from([0xff, 0xfe, 0]));
    await expect(readConfig(folder)).rejects.toThrow(/cannot be read: is a folder, not a file/);
    await expect(readConfig(join(folder, "bytes.yaml", "x"))).rejects.toThrow(/a part of the path is a file/);
    await expect(readConfig(join(folder, "bytes.yaml"))).rejects.toThrow(/is not text in UTF-8/);
  });

  it("anchors, aliases, names of zones in any case and every default threshold stay what they were", () => {
    expect(problem("stages:\n  Onsite: &loop loop\n  Superday: *loop\ntimezone: europe/berlin\n")).toBe("accepted");
    expect(problem(JSON.stringify({verdicts: defaultThresholds}))).toBe("accepted");
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
      [key, ...(["verdicts", "stages", "columns", "tables"].includes(key) ? [] : knownKeys([key]))].filter(
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
