import {audiences} from "../../src/contracts/site.js";
import {Command, InvalidArgumentError, Option} from "@commander-js/extra-typings";

/** A command with the options that every command shares (contract §2). */
export function commandWithCommonOptions(name: string, description: string) {
  return new Command(name)
    .description(description)
    .option(
      "--exports <dir>",
      "folder with the exports (default: data/exports when it holds anything, else data/sample)",
      somePath
    )
    .option("--config <file>", "configuration (default: plumbline.yaml when it exists)", somePath)
    .option("--warehouse <file>", "DuckDB file (default: data/warehouse.duckdb)", somePath)
    .option("--quiet", "print only data and errors");
}

/** A command that reads and changes nothing that stays: no earlier run is there to have shrunk from. */
export const commandThatChecks = (name: string, description: string) =>
  commandWithCommonOptions(name, description)
    .option(
      "--max-rejects <share>",
      "refuse a file when more than this share of its rows is rejected (default 0.05)",
      share
    )
    .option("--encoding <name>", "read text files in this encoding, e.g. latin1");

/** A command that ingests exports first. */
export const commandThatIngests = (name: string, description: string) =>
  commandThatChecks(name, description)
    .option("--accept-shrink", "accept exports that hold over 20 % fewer rows than the last run")
    .addOption(noCache());

export const noCache = () =>
  new Option("--no-cache", "compute everything anew, also what an earlier command made of the same inputs");

export const audience = () => new Option("--audience <name>", "which site").choices([...audiences, "all"] as const);

function share(text: string): number {
  const [, digits, percent] = /^\s*([\d.]+)\s*(%?)\s*$/.exec(text) ?? [];
  const value = Number(digits) / (percent === "%" ? 100 : 1);
  if (!(value >= 0 && value <= 1))
    throw new InvalidArgumentError("it must be a share from 0 to 1, such as 0.05 or 5%.");
  return value;
}

/** A file or folder; an empty text would mean the folder of the command. */
export function somePath(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("it must name a file or a folder.");
  return text;
}

/** A whole number of at most `most`. */
export function wholeNumber(most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    if (!/^\s*\d+\s*$/.test(text) || Number(text) > most)
      throw new InvalidArgumentError(`it must be a whole number from 0 to ${most}.`);
    return Number(text);
  };
}
