import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** room → rooms it may import from; a room is the longest matching prefix. */
const arrows: Record<string, string[]> = {
  "src/statistics": [],
  "src/contracts": [],
  "src/components": ["src/contracts", "src/statistics"],
  "loaders/errors.ts": [],
  "loaders/config": ["loaders/errors.ts", "src/contracts"],
  "loaders/reader": ["loaders/errors.ts", "loaders/config", "loaders/canonical"],
  "loaders/adapters": ["loaders/errors.ts", "loaders/config", "loaders/reader", "loaders/canonical"],
  "loaders/canonical": ["loaders/errors.ts", "loaders/config", "loaders/reader"],
  "loaders/warehouse": [
    // Retention is applied at every ingest.
    "loaders/privacy/months-before.ts",
    "loaders/errors.ts",
    "loaders/config",
    "loaders/reader",
    "loaders/adapters",
    "loaders/canonical",
    "loaders/marts"
  ],
  "loaders/marts": ["loaders/errors.ts"],
  "loaders/privacy": [
    "loaders/warehouse/connection.ts",
    "loaders/errors.ts",
    "loaders/config",
    "loaders/reports",
    "src/contracts"
  ],
  "loaders/reports": [
    "loaders/errors.ts",
    "loaders/config",
    "loaders/warehouse",
    "loaders/privacy",
    "src/contracts",
    "src/statistics",
    "src/components/format.ts"
  ],
  "loaders/simulate": ["loaders/errors.ts", "loaders/config", "loaders/canonical", "src/contracts", "src/statistics"],
  "loaders/publish": [
    "loaders/errors.ts",
    "loaders/config",
    "loaders/warehouse",
    "loaders/reports",
    "loaders/privacy",
    "src/contracts",
    "src/components",
    "src/statistics"
  ],
  "loaders/cli": [
    "loaders",
    "src/contracts",
    "src/statistics",
    "src/components/after-loop-words.ts",
    "src/components/calibration-words.ts",
    "src/components/quiet-words.ts"
  ]
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: "utf8"})
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".ts") && !name.includes(".observablehq"));
}

function roomOf(path: string): string | undefined {
  return Object.keys(arrows)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function localImports(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(\.{1,2}\/[^"]+)"/g)].map(([, target]) =>
    normalize(join(dirname(path), target!.replace(/\.js$/, ".ts")))
  );
}

describe("the rooms of the house", () => {
  const files = [...sources("loaders"), ...sources("src")];

  it("every source file stands in a room", () => {
    expect(files.filter((path) => roomOf(path) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });

  it("imports follow the arrows of the design", () => {
    const wrong = files.flatMap((path) => {
      const room = roomOf(path)!;
      return localImports(path)
        .filter((target) => !target.startsWith(`${room}/`) && target !== room)
        .filter((target) => !arrows[room]!.some((allowed) => target === allowed || target.startsWith(`${allowed}/`)))
        .map((target) => `${path} → ${relative(".", target)}`);
    });
    expect(wrong).toEqual([]);
  });

  it("what runs in a browser imports nothing of Node", () => {
    const wrong = sources("src").filter((path) => /from "node:/.test(readFileSync(join(root, path), "utf8")));
    expect(wrong).toEqual([]);
  });

  it("no module is longer than 250 lines", () => {
    const long = files.filter((path) => readFileSync(join(root, path), "utf8").split("\n").length > 251);
    expect(long).toEqual([]);
  });
});
