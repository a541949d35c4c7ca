import {existsSync, readdirSync} from "node:fs";
import {Option} from "@commander-js/extra-typings";
import {refused} from "../../errors.js";
import {simulateWorld} from "../../simulate/simulate.js";
import {worldNames} from "../../simulate/worlds.js";
import {writeWorld} from "../../simulate/write.js";
import {somePath, wholeNumber} from "../options.js";
import type {Terminal} from "../terminal.js";
import {Command} from "@commander-js/extra-typings";

/** A simulated world takes the place of an earlier one only: names of exports are the same everywhere. */
function refuseOther(out: string): void {
  const files = existsSync(out) ? readdirSync(out).filter((name) => !name.startsWith(".")) : [];
  if (files.length > 0 && !files.includes("truth.json"))
    throw refused(
      `${out}: there are files in it that simulate did not write (${files.slice(0, 3).join(", ")}), and it could replace some`,
      "name an empty folder with --out, or a new one"
    );
}

export const simulate = (io: Terminal) =>
  new Command("simulate")
    .description("write exports of a hiring world whose truth is known, with truth.json beside them")
    .addOption(new Option("--world <name>", "which world").choices(worldNames).default("sample"))
    .option("--screens <n>", "phone screens", wholeNumber(1_000_000))
    .option("--seed <n>", "the same seed gives the same files", wholeNumber(), 1)
    .addOption(
      new Option("--format <name>", "which export to write")
        .choices(["csv", "greenhouse"] as const)
        .default("csv" as const)
    )
    .option("--out <dir>", "where to write", somePath, "simulated")
    .option("--quiet", "print only errors")
    .action(async ({world, screens, seed, format, out}) => {
      refuseOther(out);
      await writeWorld(simulateWorld({world, seed, ...(screens === undefined ? {} : {screens})}), out, format);
      io.done(`Wrote the world "${world}" (seed ${seed}) to ${out}/; truth.json says what is true in it.`);
    });
