import {Command, CommanderError} from "@commander-js/extra-typings";
import {inputOutput, UserError} from "../errors.js";
import {version} from "../warehouse/audit.js";
import {keepPrivate} from "../warehouse/private-files.js";
import {processTerminal, type SetExitCode, type Terminal} from "./terminal.js";

/** Each command, loaded only when it is asked for: together they take longer to load than some take to answer. */
const commands = {
  init: async () => (await import("./commands/init.js")).init,
  pull: async () => (await import("./commands/pull.js")).pull,
  check: async () => (await import("./commands/check.js")).check,
  ingest: async () => (await import("./commands/ingest.js")).ingest,
  report: async () => (await import("./commands/report.js")).report,
  build: async () => (await import("./commands/build.js")).build,
  refresh: async () => (await import("./commands/refresh.js")).refresh,
  serve: async () => (await import("./commands/serve.js")).serve,
  dev: async () => (await import("./commands/dev.js")).dev,
  doctor: async () => (await import("./commands/doctor.js")).doctor,
  simulate: async () => (await import("./commands/simulate.js")).simulate,
  who: async () => (await import("./commands/who.js")).who,
  forget: async () => (await import("./commands/forget.js")).forget,
  completion: async () => (await import("./commands/completion.js")).completion
};
/** It tells of all the others. */
const needsAll = "completion";

/** Runs one command line and returns its exit code (contract §2). */
export async function main(args: string[], io = processTerminal(args.includes("--quiet"))): Promise<number> {
  let code = 0;
  const asUsual = keepPrivate();
  const setExitCode = (exitCode: number): void => void (code = exitCode);
  try {
    const cli = await program(args, io, setExitCode);
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

/** The command line of contract §2, with the one command that is asked for, else with all. */
async function program(args: readonly string[], io: Terminal, setExitCode: SetExitCode): Promise<Command> {
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
  const asked = args.find((arg) => !arg.startsWith("-"));
  for (const [name, load] of Object.entries(commands))
    if (asked === undefined || !Object.hasOwn(commands, asked) || asked === name || asked === needsAll)
      cli.addCommand((await load())(io, setExitCode).copyInheritedSettings(cli));
  return cli as unknown as Command;
}
