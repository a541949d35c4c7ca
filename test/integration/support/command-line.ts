import {main} from "../../../loaders/cli/main.js";

export interface Said {
  code: number;
  text: string;
}

/**
 * Runs one command line in this process; resolves with its exit code and everything it said. What forgets must say in which
 * sites: those that it takes otherwise belong to whoever runs the tests.
 */
export async function commandLine(...args: string[]): Promise<Said> {
  if (args[0] === "forget" && !args.includes("--out")) throw new Error("this would empty the project's own dist");
  let text = "";
  const hear = (more: string): void => void (text += `${more}\n`);
  const code = await main(args, {print: hear, error: hear, note: hear, progress: () => undefined, done: hear});
  return {code, text};
}
