import {existsSync, readdirSync} from "node:fs";
import {Option} from "@commander-js/extra-typings";
import {refused, UserError} from "../../errors.js";
import {requested} from "../../simulate/request.js";
import {simulateWorld} from "../../simulate/simulate.js";
import {optionNames, options as known} from "../../simulate/customs/options.js";
import {type WorldName, worldNames} from "../../simulate/worlds.js";
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

interface Size {
  interviewers?: number | undefined;
  screeners?: number | undefined;
  questions?: number | undefined;
}

/** A world may have more people and questions, never fewer: facts are planted in some of them by number. */
function largerWorld(world: WorldName, size: Size): {[K in keyof Size]: number} {
  const {parameters} = requested({world, seed: 1});
  const given = (Object.entries(size) as [keyof Size, number | undefined][]).filter(([, count]) => count !== undefined);
  for (const [name, count] of given)
    if (count! < parameters[name])
      throw new UserError(`--${name} ${count}: the world "${world}" has ${parameters[name]}, give as many or more`, 2);
  return Object.fromEntries(given);
}

function optionLines(): string {
  const width = Math.max(...optionNames.map(({length}) => length));
  return optionNames.map((name) => `  ${name.padEnd(width)}  ${known[name].words}`).join("\n");
}

export const simulate = (io: Terminal) =>
  new Command("simulate")
    .description("write exports of a hiring world whose truth is known, with truth.json beside them")
    .addOption(new Option("--world <name>", "which world").choices(worldNames).default("sample"))
    .addOption(
      new Option("--with <option...>", "in what the company is unlike its world; options combine").choices(optionNames)
    )
    .option("--screens <n>", "phone screens", wholeNumber(1_000_000))
    .option("--interviewers <n>", "people who hold loops", wholeNumber(5000))
    .option("--screeners <n>", "managers who hold phone screens", wholeNumber(5000))
    .option("--questions <n>", "questions of the bank", wholeNumber(5000))
    .option("--seed <n>", "the same seed gives the same files", wholeNumber(), 1)
    .addOption(
      new Option("--format <name>", "which export to write")
        .choices(["csv", "greenhouse"] as const)
        .default("csv" as const)
    )
    .option("--out <dir>", "where to write", somePath, "simulated")
    .option("--quiet", "print only errors")
    .addHelpText("after", `\nOptions of --with:\n${optionLines()}`)
    .action(async ({world, with: options = [], screens, seed, format, out, interviewers, screeners, questions}) => {
      const parameters = largerWorld(world, {interviewers, screeners, questions});
      refuseOther(out);
      const request = {world, with: options, seed, parameters, ...(screens === undefined ? {} : {screens})};
      await writeWorld(simulateWorld(request), out, format);
      const unlike = options.length === 0 ? "" : ` with ${options.join(", ")}`;
      io.done(`Wrote the world "${world}"${unlike} (seed ${seed}) to ${out}/; truth.json says what is true in it.`);
    });
