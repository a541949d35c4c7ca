import {audiences} from "../../src/contracts/site.js";
import {Command, InvalidArgumentError, Option} from "@commander-js/extra-typings";

/** A command with the options that every command shares (contract §2). */
export function commandWithCommonOptions(name: string, description: string) {
  return new Command(name)
    .description(description)
    .option(
      "--exports <dir>",
      "folder with the exports (default: data/exports when it holds anything, else data/sample)"
    )
    .option("--config <file>", "configuration (default: plumbline.yaml when it exists)")
    .option("--warehouse <file>", "DuckDB file (default: data/warehouse.duckdb)")
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
  commandThatChecks(name, description).option(
    "--accept-shrink",
    "accept exports that hold over 20 % fewer rows than the last run"
  );

export const audience = () => new Option("--audience <name>", "which site").choices([...audiences, "all"] as const);

function share(text: string): number {
  const value = text.trim().endsWith("%") ? Number(text.trim().slice(0, -1)) / 100 : Number(text);
  if (!(value >= 0 && value <= 1))
    throw new InvalidArgumentError("it must be a share from 0 to 1, such as 0.05 or 5%.");
  return value;
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError("it must be a whole number, 0 or more.");
  return value;
}
