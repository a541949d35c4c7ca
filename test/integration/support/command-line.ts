import {main} from "../../../loaders/cli/main.js";

export interface Said {
  code: number;
  text: string;
}

/** Runs one command line in this process; resolves with its exit code and everything it said. */
export async function commandLine(...args: string[]): Promise<Said> {
  let text = "";
  const hear = (more: string): void => void (text += `${more}\n`);
  const code = await main(args, {print: hear, error: hear, note: hear, progress: () => undefined, done: hear});
  return {code, text};
}
