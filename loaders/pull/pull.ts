import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {lock} from "../warehouse/swap.js";
import {clientOf, type ClientOptions} from "./client.js";
import {pullLists} from "./lists.js";
import {makeFolder, removeFolder} from "./parts.js";
import {sinceOf} from "./plan.js";
import {
  type Complete,
  finishSnapshot,
  newestSnapshot,
  refuseForeign,
  restoreFormer,
  type Snapshot
} from "./snapshot.js";
import type {Secrets, System} from "./system.js";

export interface PullOptions extends ClientOptions {
  system: System;
  secrets: Secrets;
  /** Folder of exports, in which the snapshot gets a folder of its own. */
  exports: string;
  now: Date;
  /** Endpoint → fields that are written besides those that are read. */
  keep: Readonly<Record<string, readonly string[]>>;
  /** Everything is asked for, not only what changed since the last pull. */
  full: boolean;
  /** Everything is asked for when it was not for so many days. */
  fullEveryDays: number;
  progress?: ((message: string) => void) | undefined;
}

export interface Pulled {
  folder: string;
  /** Records by endpoint. */
  records: Record<string, number>;
  requests: number;
  /** Whether only what changed was asked for. */
  since: Date | null;
  /** What the user should know: endpoints that the key may not read, fields that are new. */
  remarks: string[];
}

/** A pull that was cut off is gone on with for so long; what it asked for has changed since. */
const resumableHours = 12;
const hour = 3_600_000;

/** One pull as it was begun. */
interface Begun {
  title: string;
  startedAt: string;
  /** ISO 8601; null where everything is asked for. */
  since: string | null;
  kept: string;
}

/**
 * Pulls every list that the adapters read into one dated folder of NDJSON files. What was pulled is kept aside until all
 * of it is there; a pull that was cut off goes on where it stopped. Throws UserError: 2 credentials refused, 3 a list that
 * nothing can be judged without may not be read, 74 out of reach, 75 another pull is under way.
 */
export async function pull(options: PullOptions): Promise<Pulled> {
  const {system, exports} = options;
  await makeFolder(exports);
  const aside = join(exports, `.${system.name}.pulling`);
  const release = lock(`${aside}.lock`, `${exports}: another run (process %) is pulling from ${system.title}`);
  try {
    const {before, begun} = await begin(options, aside);
    const client = clientOf(system, options.secrets, options);
    const context = {system, client, since: begun.since === null ? null : new Date(begun.since), before, aside};
    const lists = await pullLists({
      ...context,
      until: new Date(begun.startedAt),
      keep: options.keep,
      progress: options.progress
    });
    const isWhole = begun.since === null;
    const {folder, pull: made} = await finishSnapshot(exports, aside, {
      system: system.name,
      lists,
      before,
      pull: {
        title: system.title,
        startedAt: begun.startedAt,
        wholeAt: isWhole ? begun.startedAt : before!.pull.wholeAt,
        kept: begun.kept,
        syncTokens: Object.fromEntries(
          lists.flatMap(({endpoint, part}) =>
            part.progress.syncToken === null ? [] : [[endpoint.name, part.progress.syncToken]]
          )
        )
      }
    });
    return {
      folder,
      records: made.records,
      requests: client.asked(),
      since: context.since,
      remarks: remarksOn(system, lists)
    };
  } finally {
    release();
  }
}

interface Run {
  begun: Begun;
  before: Snapshot | null;
}

/** Goes on with the pull that was cut off, or begins one. */
async function begin({system, exports, now, keep, full, fullEveryDays}: PullOptions, aside: string): Promise<Run> {
  const file = join(aside, "begun.json");
  await refuseForeign(exports, system.name, now.toISOString());
  const kept = JSON.stringify(Object.entries(keep).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (existsSync(file)) {
    const begun = JSON.parse(await readFile(file, "utf8")) as Begun;
    await restoreFormer(exports, aside, system.name, begun.startedAt);
    const before = await newestSnapshot(exports, system.name, system.title);
    const isFresh = now.getTime() - Date.parse(begun.startedAt) < resumableHours * hour;
    const isMade = before?.pull.startedAt === begun.startedAt;
    if (isFresh && !isMade && begun.title === system.title && begun.kept === kept && !(full && begun.since !== null))
      return {begun, before};
  }
  await removeFolder(aside);
  await makeFolder(aside);
  const before = await newestSnapshot(exports, system.name, system.title);
  const since = before === null || before.pull.kept !== kept ? null : sinceOf(before.pull, {now, full, fullEveryDays});
  const begun: Begun = {title: system.title, startedAt: now.toISOString(), since: since?.toISOString() ?? null, kept};
  await writeFile(file, JSON.stringify(begun));
  return {begun, before};
}

function remarksOn({title}: System, lists: readonly Complete[]): string[] {
  return lists.flatMap(({endpoint, part: {progress}}) => {
    if (progress.forbidden)
      return [`${endpoint.name}: the key may not read it (${endpoint.permission}); pages that need it will say so`];
    const names = (what: string): string =>
      progress.unknown
        .filter(([, became]) => became === what)
        .map(([name]) => name)
        .join(", ");
    const [keptNames, leftOut] = [names("kept"), names("left out")];
    return [
      ...(progress.withheld === 0
        ? []
        : [
            `${endpoint.name}: of ${progress.withheld} of ${endpoint.each!.of} the key may not read it, so they have none in this snapshot (confidential ones need a right of their own)`
          ]),
      ...(keptNames === ""
        ? []
        : [
            `${endpoint.name}: ${title} sends fields that plumbline does not know; kept, since they hold no text: ${keptNames}`
          ]),
      ...(leftOut === ""
        ? []
        : [
            `${endpoint.name}: ${title} sends fields that plumbline does not know; left out, since they may hold text: ${leftOut}. To keep one, name it under pull.keep in plumbline.yaml`
          ])
    ];
  });
}
