import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {finishSite} from "../../../loaders/publish/finish.js";
import {type Shelf, shelfOf} from "../../../loaders/publish/kept/shelf.js";
import {type BuiltSite, keepBuild, keptBuild} from "../../../loaders/publish/kept/standing-build.js";

let folder: string;
let where: {out: string; warehouse: string};
let shelf: Shelf;
let sites: BuiltSite[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-stands-"));
  where = {out: join(folder, "dist"), warehouse: join(folder, "warehouse.duckdb")};
  sites = (["leads", "leadership"] as const).map((audience) => ({
    audience,
    folder: join(where.out, audience),
    heldBack: audience === "leads"
  }));
  for (const site of sites) {
    mkdirSync(join(site.folder, "_file"), {recursive: true});
    writeFileSync(join(site.folder, "_file", "a.json"), "{}");
    await finishSite(site.folder);
  }
  const config = join(folder, "plumbline.yaml");
  writeFileSync(config, `privacy: {key_file: ${join(folder, "key")}}\n`);
  shelf = await shelfOf(where.warehouse, {exports: join(folder, "exports"), config, warehouse: where.warehouse});
  await keepBuild(shelf, {...where, sites});
});
afterEach(() => rmSync(folder, {recursive: true}));

const audiences = ["leads", "leadership"] as const;

describe("a build of inputs and pages that did not change", () => {
  it("finds its sites standing, with what is held back in them", async () => {
    expect(await keptBuild(shelf, {...where, audiences})).toEqual(sites);
  });

  const changes: [string, () => void][] = [
    ["a file of a site was changed", () => writeFileSync(join(sites[1]!.folder, "_file", "a.json"), "[]")],
    ["a file of a site is gone", () => rmSync(join(sites[0]!.folder, "robots.txt"))],
    ["a file was put into a site", () => writeFileSync(join(sites[0]!.folder, "more.html"), "x")],
    ["a manifest was changed", () => writeFileSync(join(sites[0]!.folder, "manifest.json"), '{"sha256": {}}')],
    ["a site is gone", () => rmSync(sites[1]!.folder, {recursive: true})],
    ["what is known of the published cells changed", () => writeFileSync(join(folder, "published"), "{}")]
  ];
  it.each(changes)("builds anew where %s", async (_, change) => {
    change();
    expect(await keptBuild(shelf, {...where, audiences})).toBeNull();
  });

  it("builds anew into another folder, and for other audiences", async () => {
    expect(await keptBuild(shelf, {...where, audiences: ["leads"]})).toBeNull();
    expect(await keptBuild(shelf, {...where, out: join(folder, "other"), audiences})).toBeNull();
  });
});
