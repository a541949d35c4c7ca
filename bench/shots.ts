import {mkdirSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {parseArgs} from "node:util";
import type {Browser} from "playwright-core";
import {launchChromium} from "../loaders/publish/chromium.js";
import {pages} from "../loaders/publish/pages.js";
import {projectRoot, scratchRoot} from "../loaders/publish/paths.js";
import {serveSites} from "../loaders/publish/serve.js";
import {audiences} from "../src/contracts/site.js";
import {subjectsOf, turned, views} from "./shots/camera.js";
import {contactSheet, type Picture} from "./shots/contact-sheet.js";
import {sitesOf, type World, worlds} from "./shots/worlds.js";

/**
 * `npm run shots -- [WORLD…] [--page NAME]… [--site NAME]… [--first-screen] [--readme]` takes pictures of every page of
 * several companies, wide and narrow, light and dark, into `.plumbline/shots/`, with a sheet of all of them.
 * `--readme` takes the pictures of the README instead.
 */
const folder = join(scratchRoot, "shots");
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const {values, positionals} = parseArgs({
  options: {
    page: {type: "string", multiple: true, default: []},
    site: {type: "string", multiple: true, default: []},
    "first-screen": {type: "boolean", default: false},
    readme: {type: "boolean", default: false}
  },
  allowPositionals: true
});
const known = [...pages.map(({path}) => path), "one-of-interviewers", "one-of-questions"];
const unknown = [
  ...positionals.filter((name) => !(name in worlds)),
  ...values.page.filter((name) => !known.includes(name)),
  ...values.site.filter((name) => !audiences.some((audience) => audience === name))
];
if (unknown.length > 0) {
  process.stderr.write(
    `not known: ${unknown.join(", ")}\nworlds: ${Object.keys(worlds).join(", ")}\npages: ${known.join(", ")}\nsites: ${audiences.join(", ")}\n`
  );
  process.exitCode = 2;
} else {
  const {browser, close} = await launchChromium();
  try {
    if (values.readme) await forReadme(browser);
    else await everything(browser, (positionals.length > 0 ? positionals : Object.keys(worlds)) as World[]);
  } finally {
    await close();
  }
}

async function everything(browser: Browser, chosen: readonly World[]): Promise<void> {
  const pictures: Picture[] = [];
  for (const world of chosen) {
    say(`${worlds[world].title}: building`);
    await eachPage(world, async (audience, {name, file}, url) => {
      if (values.page.length > 0 && !values.page.includes(name)) return;
      await turned(browser, url, views, async (page, view) => {
        const path = join(folder, world, audience, `${name}-${view.width}-${view.theme}.jpg`);
        mkdirSync(dirname(path), {recursive: true});
        await page.screenshot({path, type: "jpeg", quality: 85, fullPage: !values["first-screen"]});
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        pictures.push({...view, world, page: `${audience}/${name}`, file: relative(folder, path), overflow});
      });
      say(`${world}: ${audience}/${file}`);
    });
  }
  const sheet = join(folder, "index.html");
  writeFileSync(sheet, contactSheet(pictures, new Date()));
  say(`${pictures.length} pictures; all of them: ${relative(projectRoot, sheet)}`);
}

/** The first screen of each overview of the sample, in full colours and sharp. */
async function forReadme(browser: Browser): Promise<void> {
  mkdirSync(join(projectRoot, "docs", "pictures"), {recursive: true});
  await eachPage("sample", async (audience, {name}, url) => {
    if (name !== "index") return;
    const path = join(projectRoot, "docs", "pictures", `${audience}.png`);
    await turned(browser, url, views.slice(0, 1), async (page) => void (await page.screenshot({path})));
    say(`${relative(projectRoot, path)}: ${Math.round(statSync(path).size / 1000)} kB`);
  });
}

/** Builds a world and hands over every page of the sites that were asked for, one after another. */
async function eachPage(
  world: World,
  use: (audience: string, subject: {name: string; file: string}, url: string) => Promise<void>
): Promise<void> {
  const out = sitesOf(world, join(folder, "worlds", world));
  const sites = audiences
    .filter((audience) => values.site.length === 0 || values.site.includes(audience))
    .map((audience) => ({audience}));
  const server = await serveSites({folder: out, sites, port: 0});
  try {
    for (const {audience} of sites)
      for (const subject of subjectsOf(audience, join(out, audience)))
        await use(audience, subject, `http://127.0.0.1:${server.port}/${audience}/${subject.file}`);
  } finally {
    await server.close();
  }
}
