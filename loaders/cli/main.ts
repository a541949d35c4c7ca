import {CommanderError} from "@commander-js/extra-typings";
import {isInputOutput, UserError} from "../errors.js";
import {program} from "./program.js";
import {processTerminal} from "./terminal.js";

/** Runs one command line and returns its exit code (contract §2). */
export async function main(args: string[], io = processTerminal(args.includes("--quiet"))): Promise<number> {
  let code = 0;
  const cli = program(io, (exitCode) => {
    code = exitCode;
  });
  try {
    await cli.parseAsync(args, {from: "user"});
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UserError) {
      io.error(error.message);
      return error.exitCode;
    }
    if (isInputOutput(error)) {
      io.error(`${error.message}\nCheck the disk and the permissions of that path, then run the command again.`);
      return 74;
    }
    io.error(
      `this is a defect in plumbline, please report it:\n${error instanceof Error ? error.stack : String(error)}`
    );
    return 1;
  }
}
