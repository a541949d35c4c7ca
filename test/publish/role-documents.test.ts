import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {pages, pagesFor} from "../../loaders/publish/pages.js";
import {audiences} from "../../src/contracts/site.js";

it.each(audiences)(
  "the document for %s names the pages of their site with what these answer, and no other page",
  (audience) => {
    const text = readFileSync(new URL(`../../docs/for-${audience}.md`, import.meta.url), "utf8");
    const named = [...text.matchAll(/^\| ([^|]+) \| ([^|]+\?) \|/gm)].map(
      ([, name, question]) => `${name}: ${question}`
    );
    const own = pagesFor(audience).map(({name, question}) => `${name}: ${question}`);
    const all = pages.map(({name, question}) => `${name}: ${question}`);
    expect(named.filter((row) => !own.includes(row))).toEqual([]);
    expect(all.filter((row) => own.includes(row) && !named.includes(row) && !/^(Overview|To do):/.test(row))).toEqual(
      []
    );
    for (const {path, name} of pages.filter(({audiences: theirs}) => !theirs.includes(audience)))
      expect({path, named: new RegExp(`^\\| ${name} \\|`, "m").test(text)}).toEqual({path, named: false});
  }
);
