import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const browser = ["src/contracts", "src/words", "src/statistics"];

/** The rooms of `loaders/`, in the order of the flow: each may import from those before it, and from `src`. */
const flow = [
  "loaders/errors.ts",
  "loaders/config",
  "loaders/reader",
  "loaders/canonical",
  "loaders/adapters",
  "loaders/marts",
  "loaders/warehouse",
  "loaders/propose",
  "loaders/privacy",
  "loaders/reports",
  "loaders/simulate",
  "loaders/publish",
  "loaders/pull",
  "loaders/cli"
];

/** room → rooms it may import from; a room is the longest matching prefix. */
const arrows: Record<string, string[]> = {
  "src/statistics": [],
  "src/contracts": ["src/statistics"],
  "src/words": ["src/contracts", "src/statistics"],
  "src/components": browser,
  "src/data.tar.ts": flow,
  ...Object.fromEntries(flow.map((room, index) => [room, [...flow.slice(0, index), ...browser]]))
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

/** Files that import each other in a circle, in order; none when there is no circle. */
function circleOf(files: readonly string[]): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return path.slice(path.indexOf(file));
    if (done.has(file) || !existsSync(join(root, file))) return [];
    path.push(file);
    for (const next of localImports(file)) {
      const circle = visit(next);
      if (circle.length > 0) return circle;
    }
    done.add(path.pop()!);
    return [];
  };
  return files.map(visit).find((circle) => circle.length > 0) ?? [];
}

function folders(below: string): string[] {
  const entries = readdirSync(join(root, below), {withFileTypes: true});
  const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return [below, ...inside.flatMap(({name}) => folders(join(below, name)))];
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
      const allowed = arrows[room]!;
      return localImports(path)
        .filter((target) => !target.startsWith(`${room}/`) && target !== room)
        .filter((target) => !allowed.some((one) => target === one || target.startsWith(`${one}/`)))
        .map((target) => `${path} → ${relative(".", target)}`);
    });
    expect(wrong).toEqual([]);
  });

  it("no file imports itself through others", () => {
    expect(circleOf([...files, ...sources("test"), ...sources("bench")])).toEqual([]);
  });

  it("no folder holds more than 25 entries", () => {
    const sizes = ["src", "loaders", "test", "bench"].flatMap(folders).map((folder) => {
      const entries = readdirSync(join(root, folder)).filter((name) => !name.startsWith("."));
      return [folder, entries.length] as const;
    });
    expect(sizes.filter(([, size]) => size > 25)).toEqual([]);
  });

  it("what runs in a browser imports nothing of Node", () => {
    const wrong = sources("src").filter(
      (path) => path !== "src/data.tar.ts" && /from "node:/.test(readFileSync(join(root, path), "utf8"))
    );
    expect(wrong).toEqual([]);
  });

  it("no module is longer than 400 lines", () => {
    const long = files.filter((path) => readFileSync(join(root, path), "utf8").split("\n").length > 401);
    expect(long).toEqual([]);
  });
});
