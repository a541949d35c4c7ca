import type {SmallTables} from "./small-warehouse.js";

/** Candidates of one screen vote: how many were screened, advanced and got an offer; the rest was refused. */
export interface PipelineBand {
  vote: "strong_yes" | "yes" | "mixed" | "no" | "strong_no";
  screened: number;
  advanced: number;
  offers: number;
  role?: string;
}

const points = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};

/** Canonical rows of a pipeline with given counts: loops of three votes in one calendar hour each, all offers accepted. */
export function pipelineOf(bands: readonly PipelineBand[]): SmallTables {
  const rows: Required<Pick<SmallTables, "applications" | "scorecards" | "decisions" | "interviews">> = {
    applications: [],
    scorecards: [],
    decisions: [],
    interviews: []
  };
  let next = 0;
  for (const {vote, screened, advanced, offers, role} of bands)
    for (let i = 0; i < screened; i++) {
      const id = `a${next}`;
      const day = new Date(Date.UTC(2025, 0, 6 + (next++ % 500))).toISOString().slice(0, 10);
      const offer = i < offers;
      rows.applications.push({
        application_id: id,
        candidate_id: `c${id}`,
        role: role ?? "Engineer",
        level: "Senior",
        team: "Search",
        job: "J1",
        applied_at: `${day} 08:00:00`,
        status: offer ? "hired" : "rejected"
      });
      rows.scorecards.push({
        scorecard_id: `${id}-s`,
        application_id: id,
        interviewer_id: `S${next % 4}`,
        stage: "phone_screen",
        interviewed_at: `${day} 10:00:00`,
        submitted_at: `${day} 12:00:00`,
        vote,
        vote_points: points[vote]
      });
      rows.decisions.push({
        application_id: id,
        decision: offer ? "offer" : "no_offer",
        decided_at: `${day} 20:00:00`,
        offer_status: offer ? "accepted" : null
      });
      if (i >= advanced) continue;
      for (const seat of [1, 2, 3]) {
        rows.scorecards.push({
          scorecard_id: `${id}-${seat}`,
          application_id: id,
          interviewer_id: `L${seat}`,
          stage: "loop",
          interviewed_at: `${day} 14:00:00`,
          submitted_at: `${day} 16:00:00`,
          vote: offer ? "yes" : "no",
          vote_points: offer ? 3 : 2
        });
        rows.interviews.push({
          interview_id: `${id}-${seat}`,
          application_id: id,
          interviewer_id: `L${seat}`,
          stage: "loop",
          starts_at: `${day} 14:00:00`,
          ends_at: `${day} 15:00:00`,
          status: "complete"
        });
      }
    }
  return rows;
}
