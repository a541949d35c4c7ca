import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {SearchEntry} from "../../../src/contracts/search-index.js";
import {anchorOf} from "../../../src/words/glossary.js";
import {glossary} from "../../../src/words/terms.js";
import {filesOf} from "../finish.js";
import {type Page, pages} from "../pages.js";

/** Where the index of a site lies, in its folder. */
export const searchFile = "search.json";

/**
 * The text of a site's search: its pages with their questions and headings, the sections of the methods, the glossary.
 * Only what is written in the source of pages is in it: what data say is put in by scripts, and pages of one interviewer
 * or question are not looked at.
 */
export async function searchText(site: string): Promise<string> {
  const own = pages.filter(({path}) => existsSync(join(site, `${path}.html`)));
  const entries = await Promise.all(
    own.map(async (page) => {
      const main =
        /<main[^>]*>([\s\S]*)<\/main>/.exec(await readFile(join(site, `${page.path}.html`), "utf8"))?.[1] ?? "";
      return page.path === "methods" ? [entryOf(page, main), ...sectionsOf(page, main)] : [entryOf(page, main)];
    })
  );
  return `${JSON.stringify({entries: [...entries.flat(), ...(own.some(({path}) => path === "methods") ? terms() : [])]})}\n`;
}

function entryOf({path, name, group, question}: Page, main: string): SearchEntry {
  const lede = /<p class="lede"[^>]*>([\s\S]*?)<\/p>/.exec(main)?.[1] ?? "";
  const headings = [...main.matchAll(/<h2 [^>]*>([\s\S]*?)<\/h2>/g)].map(([, heading]) => plain(heading!));
  const text = [question, plain(lede), headings.join(" · ")].filter((part) => part !== "").join(" ");
  return {title: name, under: group ?? "Page", also: [], place: `${path}.html`, text};
}

function sectionsOf({path, name}: Page, main: string): SearchEntry[] {
  const [, ...parts] = main.split(/(?=<h2 [^>]*id=")/);
  return parts.flatMap((part) => {
    const [heading, id, title] = /^<h2 [^>]*id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/.exec(part) ?? [];
    if (heading === undefined) return [];
    return [
      {
        title: plain(title!),
        under: name,
        also: [],
        place: `${path}.html#${id}`,
        text: plain(part.slice(heading.length))
      }
    ];
  });
}

function terms(): SearchEntry[] {
  return glossary.map((term) => ({
    title: term.term,
    under: "Glossary",
    also: [...(term.also ?? [])],
    place: `methods.html#${anchorOf(term)}`,
    text: [term.meaning, ...Object.values(term.measure ?? {})].join(" · ")
  }));
}

const signs: Record<string, string> = {amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " "};

/** What a reader sees of a piece of a page. */
function plain(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<\/?(?:p|li|ul|ol|td|th|tr|div|h\d)[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10))
    )
    .replace(/&(\w+);/g, (all, name: string) => signs[name] ?? all)
    .replace(/\s+/g, " ")
    .trim();
}

/** Writes the index of a site, and the box of its search into the navigation of every page. */
export async function addSearch(site: string): Promise<void> {
  await writeFile(join(site, searchFile), await searchText(site));
  for (const file of (await filesOf(site)).filter((name) => name.endsWith(".html"))) {
    const path = join(site, file);
    await writeFile(path, withSearch(await readFile(path, "utf8")));
  }
}

const box =
  '<div id="site-search" role="search"><input type="search" aria-label="Search pages, methods and terms" placeholder="Search methods, terms" autocomplete="off" spellcheck="false"></div>';

function withSearch(html: string): string {
  return html.replace(/(<nav id="site-navigation"[^>]*><p>[\s\S]*?<\/p>)/, `$1${box}`);
}
