import type {Agreement} from "../../../src/contracts/agreement.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {threshold} from "../../config/thresholds.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import type {LoopVote} from "../shared/loop-votes.js";
import {shadowVariances, type ShadowVariances} from "./variance-split.js";

const pairsSql = readSql(new URL("./shadow-pairs.sql", import.meta.url));
const votesSql = readSql(new URL("./shadow-votes.sql", import.meta.url));
type ShadowVote = Pick<LoopVote, "application_id" | "interviewer_id" | "focus" | "role" | "level" | "initial_points">;

/** Shadow pairs, and what they tell about the rest of the variance once there are enough. */
export async function shadowsOf({
  warehouse,
  config
}: ReportContext): Promise<{published: Agreement["shadows"]; variances: ShadowVariances | null}> {
  const least = threshold(config, "agreement.repeatability", "least_shadow_pairs");
  const [counts] = await warehouse.rows<{pairs: number; candidates: number; same: number}>(pairsSql);
  const {pairs, candidates, same} = counts!;
  const enough = pairs >= least;
  const shown = candidates >= config.privacy.minimum_candidates;
  return {
    published: {
      pairs: shown || pairs === 0 ? pairs : 0,
      least,
      sameSide: published(shown ? {value: same / pairs, interval: wilson(same, pairs)} : null)
    },
    variances: enough ? shadowVariances(await warehouse.rows<ShadowVote>(votesSql)) : null
  };
}
