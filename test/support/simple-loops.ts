import type {Cell} from "../../loaders/warehouse/connection.js";
import {createRandom} from "../../src/statistics/random.js";

export interface SimpleLoops {
  loops: number;
  interviewers?: number;
  interviewsPerLoop?: number;
  /** Standard deviations in vote points. */
  candidateSd?: number;
  restSd?: number;
  /** Added to every vote of an interviewer before it is cut to the scale. */
  severity?: Record<string, number>;
  seed?: number;
}

const labels = ["strong_no", "no", "yes", "strong_yes"];
const areas = ["coding", "design", "values", "data", "craft", "product"];

/** Loops with plain normal votes and known severities; everything is submitted on time and blind. */
export function simpleLoops({
  loops,
  interviewers = 12,
  interviewsPerLoop = 5,
  candidateSd = 0.7,
  restSd = 0.7,
  severity = {},
  seed = 1
}: SimpleLoops): Record<"applications" | "decisions" | "scorecards", Record<string, Cell>[]> {
  const random = createRandom(seed);
  const applications: Record<string, Cell>[] = [];
  const decisions: Record<string, Cell>[] = [];
  const scorecards: Record<string, Cell>[] = [];
  const start = Date.parse("2025-07-01T09:00:00Z");
  const names = Array.from({length: interviewers}, (_, i) => `I${String(i + 1).padStart(2, "0")}`);
  for (let loop = 0; loop < loops; loop++) {
    const id = `A${String(loop).padStart(4, "0")}`;
    const day = start + Math.floor((loop / loops) * 360) * 86_400_000;
    const candidate = random.normal(0, candidateSd);
    const panel = random.shuffle(names).slice(0, interviewsPerLoop);
    const latent = panel.map((name) => 2.4 + candidate + random.normal(0, restSd) + (severity[name] ?? 0));
    panel.forEach((name, place) => {
      const held = day + place * 3_600_000;
      scorecards.push({
        scorecard_id: `${id}-${place}`,
        application_id: id,
        interviewer_id: name,
        stage: "loop",
        focus: areas[place]!,
        interviewed_at: new Date(held).toISOString(),
        submitted_at: new Date(held + 8 * 3_600_000).toISOString(),
        vote: labels[Math.min(4, Math.max(1, Math.round(latent[place]!))) - 1]!
      });
    });
    const offer = latent.reduce((sum, value) => sum + value, 0) / latent.length > 2.75;
    applications.push({
      application_id: id,
      candidate_id: `C${id}`,
      role: loop % 3 === 0 ? "Designer" : "Engineer",
      level: "L4"
    });
    decisions.push({
      application_id: id,
      decision: offer ? "offer" : "no_offer",
      decided_at: new Date(day + 7 * 86_400_000).toISOString()
    });
  }
  return {applications, decisions, scorecards};
}

/** The scorecards of each loop, in interview order; changing one changes the tables. */
export function cardsByLoop(scorecards: Record<string, Cell>[]): Record<string, Cell>[][] {
  const loops = new Map<Cell, Record<string, Cell>[]>();
  for (const card of scorecards) loops.set(card.application_id!, [...(loops.get(card.application_id!) ?? []), card]);
  return [...loops.values()];
}
