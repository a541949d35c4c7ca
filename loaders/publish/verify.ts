import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {contractProblem, datasetOf, schemaFolder, schemaOf} from "./contracts.js";
import {filesOf, inlineScripts} from "./finish.js";
import {searchFile, searchText} from "./navigation/search.js";
import {type LeakSearch, privateTexts} from "../privacy/leaks.js";

export interface VerifyOptions {
  /** Pages and datasets that the site must have, and has no others: paths and names. */
  pages: readonly string[];
  /** The search for ids and names of people that no dataset and no file name may hold. */
  search: LeakSearch;
  /** Strings that no file at all may hold, for instance those planted by a test. */
  canaries?: readonly string[];
}

/** Everything that is wrong with a built site, in words; empty when it may be published. */
export async function problemsOf(folder: string, {pages, search, canaries = []}: VerifyOptions): Promise<string[]> {
  const files = await filesOf(folder);
  const problems = [...pagesProblems(files, pages), ...(await searchProblems(folder, files))];
  for (const name of files) {
    const text = await readFile(join(folder, name), "utf8");
    const found = name.endsWith(".html")
      ? pageProblems(text)
      : name.endsWith(".js")
        ? scriptProblems(text)
        : name.endsWith(".css")
          ? styleProblems(text)
          : name.startsWith("_file/data/")
            ? await datasetProblems(name, text, {search, files})
            : name.startsWith(`${schemaFolder}/`)
              ? await schemaProblems(name, text, files)
              : [];
    found.push(...missingFiles(name, text, files));
    const leak = search.inOurs(name);
    if (leak !== null) found.push(`the name of the file holds ${leak} of a person`);
    const leaks = canaries.filter((canary) => text.includes(canary)).map((canary) => `holds ${canary}`);
    problems.push(...[...found, ...leaks].map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

function pagesProblems(files: readonly string[], pages: readonly string[]): string[] {
  const built = files.filter((name) => name.endsWith(".html")).map((name) => name.slice(0, -".html".length));
  return [
    ...pages.filter((page) => !built.includes(page)).map((page) => `${page}.html is missing`),
    ...built.filter((page) => !pages.includes(page)).map((page) => `${page}.html does not belong to this site`)
  ];
}

/** The search may hold what pages say in their source, and nothing that data put there. */
async function searchProblems(folder: string, files: readonly string[]): Promise<string[]> {
  if (!files.includes(searchFile)) return [`${searchFile} is missing`];
  const isOfPages = (await readFile(join(folder, searchFile), "utf8")) === (await searchText(folder));
  return isOfPages ? [] : [`${searchFile}: holds other text than the pages of this site and the glossary`];
}

function pageProblems(html: string): string[] {
  return [
    ...(html.includes("observablehq--error") ? ["a cell could not be built"] : []),
    ...(/<script[^>]*\ssrc=["']?(?:https?:)?\/\//.test(html) ? ["loads a script from elsewhere"] : []),
    ...(/<link[^>]*\shref=["']?(?:https?:)?\/\//.test(html) ? ["loads a style or font from elsewhere"] : []),
    ...(/<(?:img|iframe|video|audio|source)[^>]*\ssrc=["']?(?:https?:)?\/\//.test(html)
      ? ["loads from elsewhere"]
      : []),
    ...(/<[a-z][^>]*\son[a-z]+\s*=/i.test(withoutScripts(html)) ? ["has an inline event handler"] : []),
    ...(html.includes("Content-Security-Policy") ? [] : ["has no content security policy"]),
    ...inlineScripts(html).flatMap(scriptProblems)
  ];
}

function withoutScripts(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, "");
}

/** Imports that a browser could not resolve, or would take from elsewhere. */
function scriptProblems(script: string): string[] {
  const imports = script.matchAll(/(?:^|[;}\n])\s*import\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']([^"'\n]+)["']/g);
  const lazy = script.matchAll(/\bimport\(\s*["']([^"'\n]+)["']\s*\)/g);
  return [...imports, ...lazy]
    .map(([, specifier]) => specifier!)
    .filter((specifier) => !/^\.{0,2}\//.test(specifier) || specifier.startsWith("//"))
    .map((specifier) => `imports "${specifier}", which no browser finds here`);
}

/** What a page or a script loads at once must be there; what a script would load later may be of another page. */
function missingFiles(name: string, text: string, files: readonly string[]): string[] {
  const needed = name.endsWith(".html")
    ? text.matchAll(/(?:\s(?:href|src)="|from ["']|"path":")(\.{1,2}\/[^"'#?]*)/g)
    : name.endsWith(".js")
      ? text.matchAll(/(?:^|[;}\n])\s*import\s*(?:[\w*{}\s,$]+?\s*from\s*)?["'](\.{1,2}\/[^"'\n]+)["']/g)
      : [];
  const lies = (path: string): string => posix.join(posix.dirname(name), decodeURI(path));
  return [...needed]
    .map(([, path]) => (path!.endsWith("/") ? `${path}index.html` : path!))
    .filter((path) => !files.includes(lies(path)))
    .map((path) => `needs ${path}, which is not there`);
}

function styleProblems(style: string): string[] {
  return /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\//.test(style) ? ["loads from elsewhere"] : [];
}

async function datasetProblems(
  file: string,
  text: string,
  {search, files}: {search: LeakSearch; files: readonly string[]}
): Promise<string[]> {
  const name = datasetOf(file);
  if (name === undefined) return ["is not a dataset"];
  const schema = `${schemaFolder}/${name}.json`;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return ["is not complete JSON"];
  }
  const broken = await contractProblem(name, content);
  return [
    ...(broken === null ? [] : [broken]),
    ...(files.includes(schema) ? [] : [`has no ${schema}, which says what it holds`]),
    ...privateTexts(content, search)
  ];
}

/** A schema says what the contract of a dataset of this site says, and nothing that data put there. */
async function schemaProblems(file: string, text: string, files: readonly string[]): Promise<string[]> {
  const name = file.slice(schemaFolder.length + 1).replace(/\.json$/, "");
  if (!files.some((other) => other.startsWith("_file/data/") && datasetOf(other) === name))
    return ["is of no dataset of this site"];
  const isContract = text.trim() === JSON.stringify(await schemaOf(name), null, 1);
  return isContract ? [] : ["is not what the contract of its dataset says"];
}
