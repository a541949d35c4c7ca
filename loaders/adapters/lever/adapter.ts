import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample, Origin, SourceFile} from "../adapter.js";
import {text} from "../fields.js";
import {knownLabels} from "../known-labels.js";
import {looksPlain} from "../looks-plain.js";
import {recordsOf} from "../pages.js";
import {stageNames} from "../stage-names.js";
import {excludeUnread} from "../files.js";
import {convertLever, type Found, type LeverExport} from "./convert.js";
import {leverEndpoint, marks, type LeverEndpoint} from "./endpoints.js";
import {lookupsOf} from "./lookups.js";
import {feedbackOf, interviewOf, offerOf, opportunityOf, postingOf} from "./records.js";

/** Lever's API: one or many JSON files for each endpoint, as arrays, NDJSON or saved answers (`{"data": […]}`). */
export const lever: Adapter = {
  name: "lever",
  votes: {
    file: "feedback/<opportunity id>.json, from GET /opportunities/:id/feedback (docs/exports/lever.md)",
    fields: marks.feedback
  },

  lacking: {
    stage:
      "export all of stages (named stages.json), archived ones too, and the interview or the opportunity that tells the stage",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export the interviews"
  },

  recognise(files) {
    if (!files.some((file) => leverEndpoint(file) === "feedback")) return [];
    return files.filter((file) => leverEndpoint(file) !== null || isOther(file)).map(({path}) => path);
  },

  kindOf: leverEndpoint,

  async convert({files, config, now}, sink) {
    const of = (endpoint: LeverEndpoint): SourceFile[] => files.filter((file) => leverEndpoint(file) === endpoint);
    const unread = files.filter((file) => leverEndpoint(file) === null);
    await excludeUnread(unread, sink);
    const known = knownLabels(config);
    const lookups = await lookupsOf({
      stages: rows(of("stages")),
      reasons: rows(of("archive_reasons")),
      postings: rows(of("postings")),
      postingOf,
      stageName: stageNames(config)
    });
    const postings = new Map<string, string | null>();
    for await (const row of rows(of("applications")))
      for (const id of [text(row, "id"), text(row, "opportunityId")]) postings.set(id ?? "", text(row, "posting"));
    const ids = new Map<string, null>();
    for await (const row of rows(of("opportunities"))) ids.set(text(row, "id") ?? "", null);
    const from: LeverExport = {
      lookups,
      opportunities: found(of("opportunities"), (row) => opportunityOf(row, postings)),
      interviews: found(of("interviews"), (row, origin) => interviewOf(row, origin, ids)),
      feedback: found(of("feedback"), (row, origin) => feedbackOf(row, origin, ids, known)),
      offers: found(of("offers"), (row, origin) => offerOf(row, origin, ids)),
      interviewers: found(of("users"), (row) => ({id: text(row, "id"), name: text(row, "name")}))
    };
    await convertLever(from, {known, now, sink});
  }
};

/** Other endpoints' files lie beside those that are read; plain files stay plain. */
function isOther(file: FileSample): boolean {
  return (file.format === "json" || file.format === "ndjson") && !looksPlain(file);
}

async function* rows(files: readonly SourceFile[]): AsyncGenerator<JsonObject> {
  for (const file of files) for await (const {record} of recordsOf(file)) yield record;
}

async function* found<Item>(
  files: readonly SourceFile[],
  read: (record: JsonObject, origin: Origin) => Item
): AsyncGenerator<Found<Item>> {
  for (const file of files)
    for await (const {record, origin} of recordsOf(file)) yield {item: read(record, origin), origin};
}
