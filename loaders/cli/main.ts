import {Command, CommanderError} from "@commander-js/extra-typings";
import {inputOutput, UserError} from "../errors.js";
import {version} from "../warehouse/audit.js";
import {build} from "./commands/build.js";
import {check} from "./commands/check.js";
import {dev} from "./commands/dev.js";
import {doctor} from "./commands/doctor.js";
import {forget} from "./commands/forget.js";
import {ingest} from "./commands/ingest.js";
import {init} from "./commands/init.js";
import {pull} from "./commands/pull.js";
import {refresh} from "./commands/refresh.js";
import {report} from "./commands/report.js";
import {serve} from "./commands/serve.js";
import {simulate} from "./commands/simulate.js";
import {who} from "./commands/who.js";
import {keepPrivate} from "../warehouse/private-files.js";
import {processTerminal, type SetExitCode, type Terminal} from "./terminal.js";

/** Runs one command line and returns its exit code (contract §2). */
export async function main(args: string[], io = processTerminal(args.includes("--quiet"))): Promise<number> {
  let code = 0;
  const asUsual = keepPrivate();
  const cli = program(io, (exitCode) => {
    code = exitCode;
  });
  try {
    await cli.parseAsync(args, {from: "user"});
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const told = inputOutput(error, (error as NodeJS.ErrnoException | null)?.path ?? "the disk");
    if (told instanceof UserError) {
      io.error(told.message);
      return told.exitCode;
    }
    io.error(
      `this is a defect in plumbline, please report it:\n${error instanceof Error ? error.stack : String(error)}`
    );
    return 1;
  } finally {
    asUsual();
  }
}

/** The command line of contract §2; effects are handed in so that tests can watch them. */
export function program(io: Terminal, setExitCode: SetExitCode): Command {
  const cli = new Command("plumbline")
    .description(
      "Tells whether your interviews are plumb: agreement, screens, questions and loop hours, from ATS exports."
    )
    .version(version(), "--version", "print the version")
    .helpOption("--help", "show help")
    .showHelpAfterError("(add --help for the options)")
    .configureOutput({writeOut: (text) => io.print(text), writeErr: (text) => io.error(text.trimEnd())})
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  npx plumbline serve                       build the sites from data/exports (else the sample) and open them locally
  npx plumbline check --exports my-exports  what would be read, and what each page could show
  npx plumbline report --json               findings for other programs

Exit codes: 0 done, 1 a defect in plumbline, 2 usage, 3 the input was refused, 4 --fail-on met,
74 input/output, 75 another run holds the warehouse.`
    );
  for (const command of [init, pull, check, ingest, report, build, refresh, serve, dev, doctor, simulate, who, forget])
    cli.addCommand(command(io, setExitCode).copyInheritedSettings(cli));
  return cli as unknown as Command;
}
