import {execFileSync} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/publish/paths.js";

/** Companies that show a page full, nearly empty, and without what half of the pages need. */
export const worlds = {
  sample: {title: "The sample", screens: null, without: []},
  small: {title: "60 phone screens", screens: 60, without: []},
  unrated: {title: "600 phone screens, no ratings", screens: 600, without: ["ratings.csv"]}
} as const satisfies Record<string, {title: string; screens: number | null; without: readonly string[]}>;

export type World = keyof typeof worlds;

/** Simulates a world where it must, builds its sites, and says where they lie; a second time it is nearly free. */
export function sitesOf(world: World, folder: string): string {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const inside = (name: string): string => join(folder, name);
  const config = inside("plumbline.yaml");
  writeFileSync(config, `privacy:\n  key_file: ${JSON.stringify(inside("key"))}\n`);
  const places = ["--config", config, "--out", inside("dist"), "--warehouse", inside("warehouse.duckdb")];
  plumbline(["build", "--exports", exportsOf(world, inside("exports")), ...places, "--quiet"]);
  return inside("dist");
}

function exportsOf(world: World, folder: string): string {
  const {screens, without} = worlds[world];
  if (screens === null) return join(projectRoot, "data", "sample");
  plumbline(["simulate", "--screens", String(screens), "--seed", "2", "--out", folder, "--quiet"]);
  for (const name of without) rmSync(join(folder, name));
  return folder;
}

function plumbline(words: readonly string[]): void {
  const cli = join(projectRoot, "loaders", "cli", "plumbline.js");
  execFileSync(process.execPath, [cli, ...words], {stdio: ["ignore", "ignore", "inherit"]});
}
