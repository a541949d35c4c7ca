import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {
  areaUnderCurve,
  gradedResponse,
  gwetAc,
  krippendorffAlpha,
  manyFacetRasch,
  mixedModel
} from "../src/statistics/index.js";
import {
  facetRatings,
  gradedAnswers,
  line,
  ratingTable,
  scoredOutcomes,
  timed,
  worstRelative
} from "./statistics/planted.js";

/**
 * Speed of the statistics beside their peers in one run: lme4's `lmer` with `ranef(condVar = TRUE)` on InstEval and
 * pROC's DeLong interval, both timed here by R (Debian: `apt-get install r-base-core r-cran-lme4 r-cran-proc`), and the
 * fixed targets for agreement, graded response and many-facet Rasch. Without R the run fails: a comparison that did not
 * take place is not a pass.
 */
const folder = mkdtempSync(join(tmpdir(), "plumbline-statistics-"));
try {
  const outcomes = scoredOutcomes();
  const rows = outcomes.scores.map((score, i) => `${score},${outcomes.positive[i] ? 1 : 0}`);
  writeFileSync(join(folder, "auc.csv"), `score,positive\n${rows.join("\n")}\n`);
  runPeers(folder);
  const peers = Object.fromEntries(table("results.csv").map(([name, value]) => [name!, Number(value)]));
  mixedModelAgainstLme4(peers.lmer_seconds!);
  delongAgainstProc(outcomes, peers);
  fixedTargets();
} finally {
  rmSync(folder, {recursive: true, force: true});
}

function runPeers(into: string): void {
  const script = fileURLToPath(new URL("./statistics/peers.R", import.meta.url));
  try {
    execFileSync("Rscript", [script, into], {stdio: ["ignore", "ignore", "inherit"]});
  } catch {
    throw new Error("R with lme4 and pROC must run: apt-get install r-base-core r-cran-lme4 r-cran-proc");
  }
}

function table(file: string): string[][] {
  const text = readFileSync(join(folder, file), "utf8").trim();
  return text.split("\n").map((row) => row.split(","));
}

function mixedModelAgainstLme4(peerSeconds: number): void {
  const ratings = table("insteval.csv").slice(1);
  const input = {
    y: ratings.map(([, , y]) => Number(y)),
    random: {s: ratings.map(([s]) => s!), d: ratings.map(([, d]) => d!)}
  };
  const {seconds, result} = timed(3, () => mixedModel(input));
  const components = worstRelative(
    table("components.csv")
      .slice(1)
      .map(([name, sd]) => [result.standardDeviation[name === "Residual" ? "residual" : name!]! ** 2, Number(sd) ** 2])
  );
  const modes = table("modes.csv").slice(1);
  const errors = worstRelative(
    modes.map(([factor, level, , sd]) => [result.effects[factor!]!.get(level!)!.standardError, Number(sd)])
  );
  const ratio = peerSeconds / seconds;
  line(
    `mixedModel, ${ratings.length} ratings, ${modes.length} effects`,
    seconds,
    `lmer + ranef ${peerSeconds.toFixed(1)} s, ${ratio.toFixed(1)} times faster, target 5`,
    ratio >= 5
  );
  line(`  variance components within ${components.toExponential(1)}`, seconds, "target 1e-4", components <= 1e-4);
  line(
    `  ${modes.length} conditional standard errors within ${errors.toExponential(1)}`,
    seconds,
    "target 1e-3",
    errors <= 1e-3
  );
}

function delongAgainstProc({scores, positive}: ReturnType<typeof scoredOutcomes>, peers: Record<string, number>): void {
  const {seconds, result} = timed(3, () => areaUnderCurve(scores, positive));
  const [low, high] = result.interval!;
  const difference = worstRelative([
    [result.value!, peers.auc!],
    [low, peers.auc_low!],
    [high, peers.auc_high!]
  ]);
  const met = seconds <= peers.auc_seconds! && difference < 1e-8;
  line(
    "areaUnderCurve, 100,000 scores",
    seconds,
    `pROC ${peers.auc_seconds!.toFixed(3)} s, no slower; equal to 1e-8`,
    met
  );
}

function fixedTargets(): void {
  const ratings = ratingTable(1_000_000);
  const before = process.memoryUsage().rss;
  const alpha = timed(3, () => krippendorffAlpha(ratings, {metric: "ordinal"}));
  line("krippendorffAlpha, 1,000,000 × 5, ordinal", alpha.seconds, "target 3 s", alpha.seconds < 3);
  const ac = timed(3, () => gwetAc(ratings, {weights: "quadratic", categories: [1, 2, 3, 4]}));
  line("gwetAc, 1,000,000 × 5, quadratic", ac.seconds, "target 3 s", ac.seconds < 3);
  process.stdout.write(
    `        memory beyond the ratings ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB\n`
  );
  const answers = gradedAnswers();
  const graded = timed(3, () => gradedResponse(answers));
  line("gradedResponse, 2,000 × 20 × 4", graded.seconds, "target 1 s; mirt 0.74 s", graded.seconds < 1);
  const facets = facetRatings();
  const rasch = timed(3, () => manyFacetRasch(facets));
  line("manyFacetRasch, 100,000 ratings", rasch.seconds, "target 2 s", rasch.seconds < 2);
}
