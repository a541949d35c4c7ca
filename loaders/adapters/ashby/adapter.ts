import type {Adapter} from "../adapter.js";
import {byKind, excludeUnread} from "../files.js";
import {claims, isJsonBeside, namesNobody} from "../recognise/kinds.js";
import {knownLabels} from "../recognise/known-labels.js";
import {stageNames} from "../recognise/stage-names.js";
import {convertApplications, convertHistory, convertOffers} from "./applications.js";
import {convertFeedback} from "./feedback.js";
import {convertSchedules} from "./interviews.js";
import {ashbyEndpoint, marks, readLookups} from "./lookups.js";

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
    interviewer_id: namesNobody("interviewSchedule.list")
  },

  recognise: (files) => claims(files, ashbyEndpoint, "feedback", isJsonBeside),

  kindOf: ashbyEndpoint,

  async convert({files, config, now}, sink) {
    const {known: byEndpoint, others} = byKind(files, ashbyEndpoint);
    await excludeUnread(others, sink);
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
