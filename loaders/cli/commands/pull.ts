import {resolve} from "node:path";
import {Argument} from "@commander-js/extra-typings";
import {count, counted} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {UserError} from "../../errors.js";
import {clearFailedPull, markFailedPull} from "../../reader/pull-mark.js";
import {hostOf} from "../../pull/client.js";
import {secretsFrom, systemFor, systemNames} from "../../pull/credentials.js";
import {planInWords, planOf} from "../../pull/plan.js";
import {pull as pullFrom} from "../../pull/pull.js";
import type {Secrets, System} from "../../pull/system.js";
import {settingsOf} from "../../warehouse/settings.js";
import {commandWithCommonOptions, somePath} from "../options.js";
import type {Terminal} from "../terminal.js";

/** A command that asks a system. */
export const commandThatPulls = (name: string, description: string) =>
  commandWithCommonOptions(name, description)
    .option("--credentials <file>", "NAME=value lines, mode 600 (default: ~/.config/plumbline/credentials)", somePath)
    .option("--base-url <url>", "ask this address in place of the system's own; https, or this machine")
    .option("--full", "ask for everything, not only for what changed since the last pull");

export const systemArgument = () => new Argument("<system>", "which one").choices(systemNames);

export const pull = (io: Terminal) =>
  commandThatPulls(
    "pull",
    "fetch a dated snapshot of what is read from Greenhouse, Lever or Ashby into the exports folder"
  )
    .addArgument(systemArgument())
    .option("--dry-run", "say what would be asked for, how often and how long it takes, and ask nothing")
    .action(async (name, options) => {
      const {config} = await settingsOf(options);
      const secrets = secretsFrom(process.env, options.credentials);
      const system = systemFor(name, secrets);
      const exports = resolve(options.exports ?? config.exports);
      if (options.baseUrl !== undefined) hostOf(options.baseUrl);
      if (options.dryRun) {
        const full = options.full ?? false;
        const plan = await planOf(system, {exports, now: new Date(), full, fullEveryDays: config.pull.full_every_days});
        io.print(planInWords(plan).join("\n"));
        return;
      }
      await pullInto(exports, {system, secrets, config, options, io});
    });

export interface PullingOptions {
  baseUrl?: string | undefined;
  full?: true | undefined;
}

/** Pulls, says what came, and leaves a mark for the sites where it failed. */
export async function pullInto(
  exports: string,
  {
    system,
    secrets,
    config,
    options,
    io
  }: {system: System; secrets: Secrets; config: Config; options: PullingOptions; io: Terminal}
): Promise<void> {
  const now = new Date();
  try {
    const {folder, records, requests, since, remarks} = await pullFrom({
      system,
      secrets,
      exports,
      now,
      keep: config.pull.keep,
      full: options.full ?? false,
      fullEveryDays: config.pull.full_every_days,
      baseUrl: options.baseUrl,
      progress: io.progress,
      waiting: (seconds) => io.progress(`${system.title} asks to wait ${counted(seconds, "second")}`)
    });
    io.progress("");
    for (const remark of remarks) io.note(remark);
    const lists = Object.entries(records).map(([name, many]) => `${name} ${count(many)}`);
    io.done(
      `${since === null ? "pulled everything" : `pulled what changed since ${since.toISOString()}`} with ${counted(requests, "request")}: ${lists.join(", ")}`
    );
    io.print(folder);
    await clearFailedPull(exports);
  } catch (error) {
    if (error instanceof UserError)
      await markFailedPull(exports, {system: system.title, at: now.toISOString()}).catch(() => {});
    throw error;
  }
}
