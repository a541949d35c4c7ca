import {spawn, type ChildProcess} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join, relative} from "node:path";
import type {Audience} from "../reports/report.js";
import {projectRoot} from "./paths.js";

const manifest = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
const program = join(dirname(manifest), "dist", "bin", "observable.js");

export interface FrameworkRun {
  audience: Audience;
  stage: string;
  /** Where the site goes; a preview needs none. */
  output?: string;
}

/** Starts Framework on a stage; its output is the caller's to read. */
export function startFramework(args: readonly string[], {audience, stage, output}: FrameworkRun): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PLUMBLINE_AUDIENCE: audience,
      PLUMBLINE_STAGE: relative(projectRoot, stage),
      ...(output === undefined ? {} : {PLUMBLINE_OUTPUT: output}),
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      NO_COLOR: "1",
      FORCE_COLOR: "0"
    }
  });
}

/** Builds one site. What Framework says is shown only when it fails. */
export async function buildWithFramework(run: FrameworkRun): Promise<void> {
  const child = startFramework(["build"], run);
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => void said.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`Framework could not build the ${run.audience} site:\n${said.join("")}`);
}
