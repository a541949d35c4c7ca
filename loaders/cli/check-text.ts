import {count, counted} from "../../src/words/numbers.js";
import type {CheckDocument} from "./check-document.js";
import {rejectsInWords} from "./reject-groups.js";
import type {Settings} from "../warehouse/settings.js";
import {textTable} from "./words.js";

/** `check` for a person: files, rejects with their remedy, what mappings and repairs did, and what each page lacks. */
export function checkAsText(document: CheckDocument, {exports, sampleData, config}: Settings): string {
  const {files, disappeared} = document;
  const header = ["file", "read as", "table", "records", "accepted", "rejected", "duplicates", "superseded"];
  const rows = files.map((file) => [
    file.path,
    file.format,
    file.table,
    file.records,
    file.accepted,
    file.rejected,
    file.duplicates,
    file.superseded
  ]);
  const columns = Object.entries(config.columns).flatMap(([pattern, map]) =>
    Object.entries(map).map(
      ([canonical, exported]) => `columns, ${pattern}: ${canonical} is ${JSON.stringify(exported)}`
    )
  );
  return [
    sampleData ? `No exports of your own yet; this is the sample in ${exports}.` : `Exports in ${exports}`,
    textTable(header, rows),
    ...files.filter(({unknownColumns}) => unknownColumns.length > 0).map(ignored),
    ...section("Rejected:", rejectsInWords(files, {most: 20, values: true})),
    ...section("Mappings:", [...columns, ...mapped(document)]),
    ...section("Repaired:", counts(document, "repair")),
    ...section("Left out on purpose:", counts(document, "exclude")),
    ...section("Kept, and marked on the data trust page:", counts(document, "flag")),
    ...(disappeared.length > 0
      ? [
          `Scorecards that the newest snapshot no longer holds (their last version is kept): ${disappeared.slice(0, 20).join(", ")}${disappeared.length > 20 ? ` … and ${count(disappeared.length - 20)} more` : ""}`
        ]
      : []),
    ...section("Pages:", pages(document))
  ].join("\n");
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function ignored({path, unknownColumns}: CheckDocument["files"][number]): string {
  return `${path}: columns not read: ${unknownColumns.join(", ")}`;
}

function mapped({mappings}: CheckDocument): string[] {
  const questions = mappings.filter(({mapping}) => mapping === "questions");
  const lines = mappings
    .filter(({mapping}) => mapping !== "questions")
    .map(({mapping, from, to, records}) => `${mapping}: ${JSON.stringify(from)} → ${to}: ${used(records)}`);
  if (questions.length === 0) return lines;
  const ratings = questions.reduce((sum, {records}) => sum + (records ?? 0), 0);
  const idle = questions.filter(({records}) => records === 0).map(({from}) => from);
  const unused = idle.length === 0 ? "" : `; not asked: ${idle.slice(0, 5).join(", ")}${idle.length > 5 ? ", …" : ""}`;
  return [...lines, `questions: ${counted(questions.length, "name")} pooled in ${counted(ratings, "rating")}${unused}`];
}

function used(records: number | null): string {
  if (records === null) return "applied where the adapter meets this stage";
  return records === 0 ? "no record has this label: is it spelt as exported?" : counted(records, "record");
}

function counts({counts: all}: CheckDocument, kind: CheckDocument["counts"][number]["check"]): string[] {
  return all
    .filter(({check}) => check === kind)
    .map(
      ({reason, table, affected}) =>
        `${count(affected)} × ${reason.replaceAll("_", " ")}${table === null ? "" : ` (${table})`}`
    );
}

function pages({pages: all}: CheckDocument): string[] {
  const labels = {there: "files are there", few: "too little yet", missing: "lacks a file"};
  const width = Math.max(...Object.values(labels).map((label) => label.length));
  return all.map(({page, ready, missing, amount}) => {
    const few = amount !== null && amount.have < amount.need;
    const label = (!ready ? labels.missing : few ? labels.few : labels.there).padEnd(width);
    const why = !ready ? `: ${missing.join("; ")}` : few ? `: ${amount.have} of ${amount.need} ${amount.unit}` : "";
    return `${label}  ${page}${why}`;
  });
}
