import type {Adapter, FileSample, SourceFile} from "../adapter.js";
import {knownLabels} from "../known-labels.js";
import {looksPlain} from "../looks-plain.js";
import {stageNames} from "../stage-names.js";
import {excludeUnread} from "../files.js";
import {convertApplications, convertHistory, convertOffers} from "./applications.js";
import {ashbyEndpoint, marks, type AshbyEndpoint} from "./endpoints.js";
import {convertFeedback} from "./feedback.js";
import {convertSchedules} from "./interviews.js";
import {readLookups} from "./lookups.js";

/** Ashby's API: saved answers (`{"success": true, "results": […]}`), arrays or NDJSON, one or many files an endpoint. */
export const ashby: Adapter = {
  name: "ashby",
  votes: {
    file: "applicationFeedback.list.json, from POST /applicationFeedback.list (docs/exports/ashby.md)",
    fields: marks.feedback
  },

  lacking: {
    stage:
      "export interviewSchedule.list, interviewStage.list and interview.list: none of them tells the stage of this record",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export interviewSchedule.list"
  },

  recognise(files) {
    if (!files.some((file) => ashbyEndpoint(file) === "feedback")) return [];
    return files.filter((file) => ashbyEndpoint(file) !== null || isOther(file)).map(({path}) => path);
  },

  kindOf: ashbyEndpoint,

  async convert({files, config, now}, sink) {
    const byEndpoint = new Map<AshbyEndpoint, SourceFile[]>();
    for (const file of files) {
      const endpoint = ashbyEndpoint(file);
      if (endpoint !== null) byEndpoint.set(endpoint, [...(byEndpoint.get(endpoint) ?? []), file]);
      else await excludeUnread([file], sink);
    }
    const lookups = await readLookups(byEndpoint, stageNames(config));
    const known = knownLabels(config);
    const inLoop = await convertFeedback(byEndpoint, lookups, known, sink);
    await convertSchedules(byEndpoint, lookups, now, sink);
    const journeys = await convertHistory(byEndpoint, lookups, sink);
    for (const application of inLoop) journeys.reached.add(application);
    const offered = await convertOffers(byEndpoint, sink);
    await convertApplications(byEndpoint, journeys, offered, sink);
  }
};

/** Other endpoints' files lie beside those that are read; plain files stay plain. */
function isOther(file: FileSample): boolean {
  return (file.format === "json" || file.format === "ndjson") && !looksPlain(file);
}
