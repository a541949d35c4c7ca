import {refused} from "../../errors.js";
import type {Sink} from "../adapter.js";
import {convertApplications, convertOffers, convertStages} from "./applications.js";
import type {Endpoint} from "./endpoints.js";
import {convertInterviews} from "./interviews.js";
import {readLookups, type FilesByEndpoint} from "./lookups.js";
import type {StageName} from "../stage-names.js";
import {convertRatings, convertScorecards} from "./scorecards.js";

const needed: Endpoint[] = ["interview_kits", "job_interviews", "job_interview_stages"];

/**
 * Records of Harvest v3 tables as plain contract rows, wherever the tables come from. Throws UserError 3 when those are
 * missing that tell a scorecard's stage; `remedy` says where to get them.
 */
export async function convertEndpoints(
  files: FilesByEndpoint,
  {stageName, remedy}: {stageName: StageName; remedy: string},
  sink: Sink
): Promise<void> {
  const missing = needed.filter((endpoint) => !files.has(endpoint));
  if (missing.length > 0)
    throw refused(
      `${files.get("scorecards")![0]!.path}: Greenhouse scorecards need ${missing.join(", ")} to tell which stage they belong to`,
      remedy
    );
  const lookups = await readLookups(files, stageName);
  const excluded = await convertScorecards(files, lookups, sink);
  await convertRatings(files, lookups, excluded, sink);
  await convertInterviews(files, lookups, sink);
  const reached = await convertStages(files, lookups, sink);
  const offered = await convertOffers(files, sink);
  await convertApplications(files, lookups, offered, reached, sink);
}
