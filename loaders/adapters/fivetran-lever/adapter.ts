import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, Origin, SourceFile} from "../adapter.js";
import {text} from "../fields.js";
import {fivetranFile, isFivetran} from "../fivetran-file.js";
import {knownLabels} from "../known-labels.js";
import {convertLever, type Found, type LeverExport} from "../lever/convert.js";
import {lookupsOf} from "../lever/lookups.js";
import {stageNames} from "../stage-names.js";
import {excludeUnread} from "../files.js";
import {readLinks} from "./links.js";
import {feedbackOf, interviewOf, offerOf, opportunityOf, postingOf} from "./records.js";
import {leverTable, marks, type LeverTable} from "./tables.js";

/** Tables of Fivetran's Lever connector, as CSV, NDJSON or Parquet. */
export const fivetranLever: Adapter = {
  name: "fivetran-lever",
  votes: {file: "the connector's table feedback_form (docs/exports/fivetran.md)", fields: marks.feedback_form},

  lacking: {
    stage: "export all of stage, and the interview or the opportunity that tells the stage",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export interviewer_user"
  },

  recognise(files) {
    if (!files.some((file) => leverTable(file) === "feedback_form")) return [];
    return files.filter((file) => isFivetran(file)).map(({path}) => path);
  },

  kindOf: leverTable,

  async convert({files, config, now}, sink) {
    const byTable = new Map<LeverTable, SourceFile[]>();
    for (const file of files) {
      const table = leverTable(file);
      if (table === null) await excludeUnread([file], sink);
      else byTable.set(table, [...(byTable.get(table) ?? []), fivetranFile(file, sink, table)]);
    }
    const of = (table: LeverTable): SourceFile[] => byTable.get(table) ?? [];
    const links = await readLinks(byTable);
    const lookups = await lookupsOf({
      stages: rows(of("stage")),
      reasons: rows(of("archive_reason")),
      postings: rows(of("posting")),
      postingOf,
      stageName: stageNames(config)
    });
    const from: LeverExport = {
      lookups,
      opportunities: found(of("opportunity"), (row) => opportunityOf(row, links)),
      interviews: found(of("interview"), (row) => interviewOf(row, links)),
      feedback: found(of("feedback_form"), (row) => feedbackOf(row, links)),
      offers: found(of("offer"), (row) => offerOf(row, links)),
      interviewers: found(of("user"), (row) => ({id: text(row, "id"), name: text(row, "name")}))
    };
    await convertLever(from, {known: knownLabels(config), now, sink});
  }
};

async function* rows(files: readonly SourceFile[]): AsyncGenerator<JsonObject> {
  for (const file of files) for await (const {record} of file.read()) yield record;
}

async function* found<Item>(
  files: readonly SourceFile[],
  read: (record: JsonObject, origin: Origin) => Item
): AsyncGenerator<Found<Item>> {
  for (const file of files)
    for await (const {record, origin} of file.read()) yield {item: read(record, origin), origin};
}
