import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {unsaid} from "../support/plain-words.js";

const root = fileURLToPath(new URL("../../src", import.meta.url));

/** Sources of what pages say, but for the methods page and definitions, where terms are explained. */
const sources = readdirSync(root, {recursive: true, encoding: "utf8"}).filter(
  (path) =>
    /^(components|words|\[site\]|index\.md)/.test(path) && /\.(ts|md)$/.test(path) && !/definitions|methods/.test(path)
);

/** What a source says: no comment, and no formula. */
function said(source: string): string {
  return source
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\bformula:\s*("[^"]*"|`[^`]*`)/g, "");
}

it("no page says what nobody would say aloud, but where it defines its terms", () => {
  expect(sources.length).toBeGreaterThan(60);
  const faults = sources.flatMap((path) =>
    unsaid(said(readFileSync(join(root, path), "utf8")).split("\n")).map((line) => `${path}: ${line.trim()}`)
  );
  expect(faults).toEqual([]);
});

it("what tells how a chart is read begins as a sentence does", () => {
  const told = sources.flatMap((path) => {
    const source = readFileSync(join(root, path), "utf8");
    return [...source.matchAll(/howToRead:\s*["`]([^"`]*)/g)].map(([, words]) => `${path}: ${words}`);
  });
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((one) => /: [a-z]/.test(one.slice(0, one.indexOf(": ") + 3)))).toEqual([]);
});

it("colours are told by names and strengths that hold in the light and in the dark", () => {
  const told = sources.flatMap((path) =>
    said(readFileSync(join(root, path), "utf8"))
      .split("\n")
      .filter((line) => /["`].*\b(dark|darker|lighter)\b/i.test(line))
      .map((line) => `${path}: ${line.trim()}`)
  );
  expect(told).toEqual([]);
});
