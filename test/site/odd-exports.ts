import {cpSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const sample = fileURLToPath(new URL("../../data/sample", import.meta.url));

/** Applications that become a role, level, source, team or requisition of a few; by their place among all. */
const rare: {column: "role" | "level" | "source" | "team" | "job"; value: string; every: number; most: number}[] = [
  {column: "role", value: "Designer", every: 901, most: 3},
  {column: "level", value: "principal", every: 701, most: 4},
  {column: "source", value: "podcast", every: 1201, most: 2},
  {column: "team", value: "Payments", every: 801, most: 4},
  {column: "job", value: "one of a kind", every: 1501, most: 2}
];

/**
 * A copy of the sample exports in `folder`, with small groups in every dimension, without the candidate `left` where given,
 * or with each `every`-th application alone.
 */
export function oddExports(folder: string, {left, every = 1}: {left?: string; every?: number} = {}): string {
  cpSync(sample, folder, {recursive: true});
  const file = join(folder, "applications.csv");
  const [header, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const columns = header!.split(",");
  const changed = lines.map((line, place) => {
    const cells = line.split(",");
    for (const {column, value, every, most} of rare)
      if (place % every === every - 1 && place / every <= most) cells[columns.indexOf(column)] = value;
    return cells.join(",");
  });
  writeFileSync(file, `${[header, ...changed].join("\n")}\n`);
  screenedByOne(join(folder, "scorecards.csv"));
  if (left !== undefined) leaveOut(folder, (id) => id === left);
  const kept = new Set(changed.flatMap((line, place) => (place % every === 0 ? [line.split(",")[0]!] : [])));
  if (every > 1) leaveOut(folder, (id) => /^A\d+$/.test(id) && !kept.has(id));
  return folder;
}

/** Three phone screens become those of someone who held no other. */
function screenedByOne(file: string): void {
  const [header, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const place = header!.split(",").indexOf("interviewer_id");
  const screens = lines.flatMap((line, i) => (line.includes(",phone_screen,") ? [i] : []));
  for (const index of [100, 400, 700].map((i) => screens[i]!)) {
    const cells = lines[index]!.split(",");
    cells[place] = "M99";
    lines[index] = cells.join(",");
  }
  writeFileSync(file, `${[header, ...lines].join("\n")}\n`);
}

/** Removes every row of some applications, and what hangs on their scorecards. */
function leaveOut(folder: string, isLeft: (application: string) => boolean): void {
  const cards = readFileSync(join(folder, "scorecards.csv"), "utf8").split("\n");
  const gone = new Set(cards.filter((line) => isLeft(line.split(",")[1] ?? "")).map((line) => line.split(",")[0]!));
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".csv"))) {
    const file = join(folder, name);
    const kept = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => !line.split(",").some((cell) => isLeft(cell) || gone.has(cell)));
    writeFileSync(file, kept.join("\n"));
  }
}
