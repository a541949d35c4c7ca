import type {Agreement} from "../../../src/contracts/agreement.js";
import {threshold} from "../../config/thresholds.js";
import {behind, sameBehind} from "../../privacy/behind.js";
import {areOfEnough, candidatesOf, publishableCrossings, publishableSlices, type Slice} from "../../privacy/slices.js";
import {boundOf, isHomogeneous} from "../../privacy/suppression.js";
import type {Config} from "../../config/config.js";
import {asHeadline, published, rounded, saidOnce} from "../finding.js";
import {crossedLoopMembers, hiddenLoopMembers} from "../funnel/loop-members.js";
import {type Report, shared} from "../report.js";
import {moreNeeded} from "../../../src/words/screen.js";
import {byLoop, inLoopsOfTwo, type LoopVote, loopVotes, voteScale} from "../shared/loop-votes.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {type Sameness, samenessOf} from "../shared/sameness.js";
import {areaAction, lever, sizeAction} from "./actions.js";
import {changesAt} from "./changes.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {noBound} from "./bound.js";
import {ac2InUse, alphaLikeThese, coefficients, type Coefficients} from "./coefficients.js";
import {agreementDefinitions} from "./definitions.js";
import {overallFindings, repeatabilityFinding} from "./findings.js";
import {focusPairs} from "./focus-pairs.js";
import {atLeast, decidedLoops, offersAgainSeenAlike, offersByInterviews, repeatability} from "./repeatability.js";
import {phiCurve, shadowsOf, type ShadowVariances, varianceSplit, voteModel, type VoteModel} from "./variance.js";

type Part = Agreement["slices"][number];

interface Measured {
  slice: Slice;
  votes: LoopVote[];
  /** These, and those of loops with a single vote. */
  everyVote: LoopVote[];
  loops: number;
  sameness: Sameness | null;
  measures: (Coefficients & {icc: VoteModel["icc"]}) | null;
  /** Of the votes after the debrief; null where no export shows what they were before. */
  afterDebrief: Coefficients | null;
  model: VoteModel | null;
}

/** Findings `agreement.*` and the dataset `agreement`: do interviewers agree, and would a repeat loop decide the same? */
export const agreement: Report = shared(async (context) => {
  const {config, dataThrough} = context;
  const least = threshold(config, "agreement.overall", "least_loops");
  const everyVote = withLoopPeriod(await loopVotes(context));
  const votes = inLoopsOfTwo(everyVote);
  const scale = await voteScale(context);
  const isHidden = await hiddenLoopMembers(context);
  const minimum = config.privacy.minimum_candidates;
  const isCrossed = await crossedLoopMembers(context);
  const crossed = publishableCrossings(votes, minimum, isHidden).filter(
    ({slice, rows}) => slice.role !== null && slice.level !== null && isCrossed(slice) && byLoop(rows).size >= least
  );
  const slices = [...publishableSlices(votes, minimum, isHidden), ...crossed].map(({slice, rows}) =>
    measure(
      slice,
      rows,
      everyVote.filter((vote) => isOf(slice, vote)),
      scale,
      {least, privacy: config.privacy}
    )
  );
  const all = slices[0]!;
  const shadows = await shadowsOf(context);
  // Shadows are too few to split the rest of a single role or quarter.
  const parts = slices.map((part) => publishedSlice(part, part === all ? shadows.variances : null));
  const pairsOfAreas = await focusPairs(context);
  const actions = {
    split: lever(parts[0]!, Math.max(0, shadows.published.least - (shadows.published.pairs ?? 0))),
    agreement: areaAction(pairsOfAreas)
  };
  const pace = weeklyPace(firstDates(votes), dataThrough);
  const needsOf = (loops: number, share = 1) =>
    loops >= least
      ? []
      : [needUntil("loops with two or more votes", moreNeeded(least, loops), 0, pace === null ? null : pace * share)];
  const inUse = all.measures && ac2InUse(votes, scale);
  const likeThese = all.measures && alphaLikeThese(votes);
  const overall = overallFindings(all, {needs: needsOf(all.loops), least, actions, inUse, likeThese}).map((finding) =>
    behind(votes, finding)
  );
  const unbound = await noBound(context);
  const repeated = slices.flatMap((measured, index) =>
    measured.slice.level === null && measured.slice.period === null
      ? [
          {
            part: parts[index]!,
            measured,
            repeat: repeatOf(measured, measured === all ? shadows.variances : null, unbound)
          }
        ]
      : []
  );
  const watchBelow = threshold(config, "agreement.repeatability", "watch_below");
  const repeatFindings = repeated.map(({part, measured, repeat}) =>
    sameBehind(
      part,
      repeatabilityFinding(repeat, {
        sameness: measured.sameness,
        hindrance: hindranceOf(measured),
        needs: needsOf(repeat.loops, all.loops > 0 ? repeat.loops / all.loops : 1),
        least,
        action: (isLow) => sizeAction(part, isLow),
        watchBelow
      })
    )
  );
  const headlines = [repeatFindings[0]!, overall[3]!, overall[0]!].map((finding) => asHeadline(finding));
  const content: Agreement = {
    findings: saidOnce(all.measures ? headlines : headlines.slice(0, 1)),
    slices: parts,
    leastLoops: least,
    alphaLikeThese: likeThese && published(likeThese),
    repeatability: repeated.map(({repeat}, index) =>
      sameBehind(repeat, {...repeat, headline: asHeadline(repeatFindings[index]!)})
    ),
    focusPairs: pairsOfAreas,
    shadows: shadows.published,
    changes: changesAt(context.moments, votes, scale, {least, privacy: config.privacy}),
    definitions: agreementDefinitions
  };
  return {
    findings: [...overall, ...repeatFindings],
    datasets: [{name: "agreement", audiences: ["leads"], content: behind(votes, content)}]
  };
});

function measure(
  slice: Slice,
  votes: LoopVote[],
  everyVote: LoopVote[],
  scale: number[],
  {least, privacy}: {least: number; privacy: Config["privacy"]}
): Measured {
  const loops = byLoop(votes).size;
  const sameness = samenessOf(votes);
  const yes = votes.filter(({initial_is_yes}) => initial_is_yes).length;
  // Of a few who were all voted for, or all against, the rate would tell every vote.
  const told = isHomogeneous(yes, votes.length, candidatesOf(votes));
  const enough = loops >= least && areOfEnough(votes, privacy) && !told;
  const model = enough && sameness === null ? voteModel(everyVote) : null;
  const icc = model?.icc ?? {value: null, standardError: null, interval: null, n: loops};
  const known = votes.filter((vote) => vote.initial_known);
  const changed = known.filter(({vote, initial_vote}) => vote !== initial_vote);
  // Beside the votes before, those after would tell the one of few that changed, or that none did.
  const moved = boundOf(changed.length, known.length, candidatesOf(known)) !== null;
  const after = votes.map((vote) => ({...vote, initial_points: vote.vote_points, initial_is_yes: vote.is_yes}));
  return {
    slice,
    votes,
    everyVote,
    loops,
    sameness,
    model,
    measures: enough ? {...coefficients(votes, scale), icc} : null,
    afterDebrief: enough && votes.some((vote) => vote.initial_known) && !moved ? coefficients(after, scale) : null
  };
}

function publishedSlice(
  {slice, votes, loops, measures, afterDebrief, model}: Measured,
  shadows: ShadowVariances | null
): Part {
  const dates = votes.flatMap(({held_at}) => (held_at === null ? [] : [held_at.slice(0, 10)])).sort();
  return behind(votes, {
    slice,
    loops,
    interviewers: new Set(votes.map(({interviewer_id}) => interviewer_id)).size,
    votes: votes.length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    measures: measures && {...publishedCoefficients(measures), icc: published(measures.icc)},
    afterDebrief: afterDebrief && publishedCoefficients(afterDebrief),
    split: model && varianceSplit(model.variances, shadows),
    phi: model ? phiCurve(model, shadows) : [],
    interviewsPerLoop: loops === 0 ? null : rounded(votes.length / loops)
  });
}

function publishedCoefficients({
  yesRate,
  sameSide,
  percent,
  alpha,
  ac2
}: Coefficients): NonNullable<Part["afterDebrief"]> {
  return {
    yesRate: rounded(yesRate)!,
    sameSide: published(sameSide),
    percent: published(percent),
    alpha: published(alpha),
    ac2: published(ac2)
  };
}

type Repeat = Omit<Agreement["repeatability"][number], "headline"> & {loops: number};

/** What a repeat loop would decide, loops with one vote among those that it repeats; `unbound`: why it is no lower bound. */
function repeatOf(
  {slice, everyVote, loops, model}: Measured,
  shadows: ShadowVariances | null,
  unbound: string | null
): Repeat {
  const interviews = everyVote.length / byLoop(everyVote).size;
  const result = model && repeatability(model.icc, interviews, decidedLoops(everyVote));
  const bound = (estimate: Estimate): number | null => (unbound === null ? atLeast(estimate) : null);
  return behind(everyVote, {
    subject: slice.role ?? "all",
    loops,
    offerRate: result ? rounded(result.offerRate) : null,
    offers: published(result?.offers),
    offersAtLeast: result && bound(result.offers),
    decisions: published(result?.decisions),
    decisionsAtLeast: result && bound(result.decisions),
    unbound: result && unbound,
    byInterviews: result
      ? offersByInterviews(model.icc, decidedLoops(everyVote)).map(({interviews: n, offers}) => ({
          interviews: n,
          offers: published(offers)
        }))
      : [],
    sameAreas:
      model && result && shadows
        ? rounded(offersAgainSeenAlike(result, {variances: model.variances, shadows, interviews}))
        : null
  });
}

/** Why enough loops do not tell what a repeat loop would decide. */
function hindranceOf({model, everyVote}: Measured): string {
  const ends = new Set(decidedLoops(everyVote).map(({isOffer}) => isOffer));
  if (ends.size === 0) return "no decision on them is known";
  if (ends.size === 1) return `all that were decided ended ${ends.has(true) ? "with" : "without"} an offer`;
  if (!model?.icc.interval) return "beyond noise, no difference between candidates shows in the votes";
  return "decisions do not follow the votes";
}

function isOf({role, level, period}: Slice, vote: LoopVote): boolean {
  return [role ?? vote.role, level ?? vote.level, period ?? vote.period].every(
    (value, at) => value === [vote.role, vote.level, vote.period][at]
  );
}

/** A loop belongs to the quarter of its first interview, so that no loop is split between two. */
function withLoopPeriod(votes: readonly LoopVote[]): LoopVote[] {
  return [...byLoop(votes).values()].flatMap((loop) => loop.map((vote) => ({...vote, period: loop[0]!.period})));
}

function firstDates(votes: readonly LoopVote[]): (string | null)[] {
  return [...byLoop(votes).values()].map(([first]) => first!.held_at);
}
