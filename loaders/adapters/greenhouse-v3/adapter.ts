import {refused} from "../../errors.js";
import type {Adapter, SourceFile} from "../adapter.js";
import {convertApplications, convertOffers, convertStages} from "./applications.js";
import {endpointOf, type Endpoint} from "./endpoints.js";
import {convertInterviews} from "./interviews.js";
import {readLookups} from "./lookups.js";
import {excludeUnread, isUnreadEndpoint} from "../unread-endpoints.js";
import {convertRatings, convertScorecards} from "./scorecards.js";

/** Greenhouse Harvest v3: flat tables, one JSON array or NDJSON file for each endpoint. */
export const greenhouseV3: Adapter = {
  name: "greenhouse-v3",

  recognise(files) {
    // Small tables look like many other exports: they count only beside v3's own scorecards.
    if (!files.some((file) => endpointOf(file) === "scorecards")) return [];
    return files.filter((file) => endpointOf(file) !== null || isUnreadEndpoint(file)).map(({path}) => path);
  },

  async convert({files}, sink) {
    const byEndpoint = new Map<Endpoint, SourceFile[]>();
    await excludeUnread(
      files.filter((file) => endpointOf(file) === null),
      sink
    );
    for (const file of files) {
      const endpoint = endpointOf(file);
      if (endpoint === null) continue;
      byEndpoint.set(endpoint, [...(byEndpoint.get(endpoint) ?? []), file]);
    }
    const needed: Endpoint[] = ["interview_kits", "job_interviews", "job_interview_stages"];
    const missing = needed.filter((endpoint) => !byEndpoint.has(endpoint));
    if (missing.length > 0)
      throw refused(
        `${files[0]!.path}: Greenhouse scorecards need ${missing.join(", ")} to tell which stage they belong to`,
        `export ${missing.map((endpoint) => `/v3/${endpoint}`).join(", ")} into the same folder (see docs/exports/greenhouse.md)`
      );
    const lookups = await readLookups(byEndpoint);
    const excluded = await convertScorecards(byEndpoint, lookups, sink);
    await convertRatings(byEndpoint, lookups, excluded, sink);
    await convertInterviews(byEndpoint, lookups, sink);
    const reached = await convertStages(byEndpoint, lookups, sink);
    const offered = await convertOffers(byEndpoint, sink);
    await convertApplications(byEndpoint, lookups, offered, reached, sink);
  }
};
