import {describe, expect, it} from "vitest";
import {type Config, configSchema, defaultConfig} from "../../loaders/config/config.js";
import {
  defaultThresholds,
  falseDiscoveryRate,
  rangeOf,
  threshold,
  type ThresholdName
} from "../../loaders/config/thresholds.js";
import type {GroupCounts} from "../../loaders/privacy/screens.js";
import {repeatabilityFinding} from "../../loaders/reports/agreement/findings.js";
import {agreement} from "../../loaders/reports/agreement/report.js";
import {shadowsOf} from "../../loaders/reports/agreement/variance.js";
import {screenBorderlineFindings} from "../../loaders/reports/borderline/findings.js";
import {type TeamApart, teamsFinding} from "../../loaders/reports/borderline/teams.js";
import {coverageFindings} from "../../loaders/reports/coverage/judge.js";
import {dataQuality} from "../../loaders/reports/data-trust/quality.js";
import {conversionTrend} from "../../loaders/reports/funnel/conversion.js";
import {mixOf} from "../../loaders/reports/funnel/mix.js";
import {spansOf, type Step, type StepRow} from "../../loaders/reports/funnel/steps.js";
import {herdingOf, type TimedLoopVote} from "../../loaders/reports/independence/facts.js";
import {followingFinding, personFollowing, shiftFinding} from "../../loaders/reports/independence/judge.js";
import {consistencyFinding, severityFinding, timelinessFinding} from "../../loaders/reports/interviewers/judge.js";
import {evennessFinding} from "../../loaders/reports/load/judge.js";
import {loopSizeFinding} from "../../loaders/reports/loop-design/judge.js";
import {loopDesign} from "../../loaders/reports/loop-design/report.js";
import {earlyStopFinding} from "../../loaders/reports/loop-design/rules.js";
import {driftOf, type JudgedDrift} from "../../loaders/reports/questions/drift.js";
import {driftFinding, sharedDriftFinding} from "../../loaders/reports/questions/drift-findings.js";
import type {QuestionEvidence, RatingRow} from "../../loaders/reports/questions/evidence.js";
import {noDataFinding} from "../../loaders/reports/questions/no-data.js";
import {signalFinding} from "../../loaders/reports/questions/signal.js";
import {redundancyFinding} from "../../loaders/reports/questions/redundancy.js";
import type {Report, ReportContext} from "../../loaders/reports/report.js";
import {screenBarFindings} from "../../loaders/reports/screen/bar.js";
import type {JudgedSlice, ScreenModel} from "../../loaders/reports/screen/model.js";
import {screenValidityFindings} from "../../loaders/reports/screen/validity.js";
import {type JudgedScreener, screenersOf} from "../../loaders/reports/screeners/model.js";
import {screenerFinding} from "../../loaders/reports/screeners/report.js";
import type {Warehouse} from "../../loaders/warehouse/connection.js";
import {type Finding, type Kind, kinds} from "../../src/contracts/finding.js";
import type {Load} from "../../src/contracts/load.js";
import type {LoopDesign} from "../../src/contracts/loop-design.js";
import {clusteredShare} from "../../src/statistics/intervals/clustered-share.js";
import {predictiveShare} from "../../src/statistics/intervals/predictive-share.js";
import {simpleLoops} from "../support/simple-loops.js";
import {smallWarehouse} from "../support/small-warehouse.js";
import {groupOf} from "../support/screens-of.js";

/** What a verdict rule says of evidence that lies at `value` of a threshold: the verdict, or a word for what it does. */
type Rule = (value: number, config: Config) => string | Promise<string>;

interface Bound {
  rule: Rule;
  /** What it says just below, at and just above the threshold in force. */
  says: [below: string, at: string, above: string];
  /** How far below and above; default one for counts, else a millionth. */
  step?: number;
  /** Only with the default configuration, where each value takes a warehouse of its own. */
  slow?: boolean;
}

type Interval = [number, number];
const estimate = (value: number, interval: Interval, n = 500) => ({value, standardError: 0.01, interval, n});
const none = {value: null, standardError: null, interval: null, n: 0};
const verdictOf = ({verdict}: Finding): string => verdict;
const fewBelow: Bound["says"] = ["too_little_data", "ok", "ok"];

const severity = (
  over: {probability?: number; n?: number; interval?: Interval; doubt?: "before"},
  config: Config
): Finding =>
  severityFinding(
    {
      interviewer: "I01",
      deviation: 0.1,
      standardError: 0.1,
      interval: [-0.05, 0.2],
      probability: 0.2,
      other: null,
      doubt: null,
      rawMean: 2.4,
      n: 400,
      component: 0,
      ...over
    },
    {config, pace: 1}
  );

const consistent = (over: {interval?: Interval; q?: number; n?: number}, config: Config): string => {
  const {interval = [5, 6], q = 0, n = 500} = over;
  return verdictOf(
    consistencyFinding(
      {interviewer: "I01", ratio: estimate((interval[0] + interval[1]) / 2, interval, n), q},
      {config, pace: 1}
    )
  );
};

const contrast = {
  excess: estimate(0.1, [0.02, 0.18]),
  plain: estimate(0.1, [0.02, 0.18]),
  plainProbability: 0.5,
  hiddenMatch: 0.6,
  probability: 0.5,
  p: 0.5,
  votes: 900,
  visible: 500,
  hidden: 500,
  visibleIn: new Set<string>(),
  hiddenIn: new Set<string>()
};
const following = (over: {probability?: number; plainProbability?: number; loops?: number}, config: Config): string =>
  verdictOf(followingFinding({...contrast, loops: 5000, interviewers: [], ...over}, config, 1));
const person = (over: {probability?: number; votes?: number; q?: number}, config: Config): string =>
  verdictOf(personFollowing({...contrast, interviewer: "I01", q: 0, ...over}, config, 1));

/** Loops of two in which the second vote matches a visible first one more often than a hidden one, by so much less a rest. */
const matching = (excess: number, config: Config): string => {
  const votes = Array.from({length: 1000}, (_, loop) =>
    [0, 1].map((place): TimedLoopVote => {
      const seen = loop % 2 === 0;
      const isYes = place === 0 || loop < 600 + (seen ? 2 * Math.floor(500 * excess + 1e-9) : 0);
      return {
        scorecard_id: `S${loop}-${place}`,
        application_id: `A${loop}`,
        candidate_id: `C${loop}`,
        interviewer_id: `I${place}`,
        initial_vote: isYes ? "yes" : "no",
        initial_is_yes: isYes,
        is_yes: isYes,
        initial_known: true,
        interviews: 1,
        held_ms: place,
        submitted_ms: place === 1 ? 2 : seen ? 1 : 3,
        held_on: null,
        others_in: null,
        decider: false
      };
    })
  ).flat();
  return herdingOf(votes, config).plainProbability! > 0.5 + 1e-9 ? "more" : "no more";
};

const timely = (hours: typeof none | ReturnType<typeof estimate>, late: typeof hours, config: Config): string =>
  verdictOf(timelinessFinding("I01", {hours, afterDebrief: late}, {config, pace: 1}));

const shift = (toMajority: ReturnType<typeof estimate>, n: number, config: Config): string =>
  verdictOf(
    shiftFinding({toMajority, toDecider: none, minority: {changed: 5, n}, majority: {changed: 5, n}}, config, 1)
  );

const screenPairs = (n: number) =>
  Array.from({length: n}, (_, i) => ({
    candidate_id: `C${i}`,
    role: null,
    band_points: [2, 3, 4][i % 3]!,
    loop_mean: 2 + (i % 4) / 2
  }));

/** A pipeline of one slice whose bands waste hours with the given probabilities. */
function screensOf(groups: GroupCounts[], below: number[]): ScreenModel {
  const slice: JudgedSlice["slice"] = {dimension: "all", member: null, groups};
  const posterior = {breakEven: [0.3], bestHoursPerHire: [40], below, difference: groups.map(() => [0.05])};
  const loop = {
    interviewers: 4,
    interviewMinutes: 60,
    preparationMinutes: 10,
    writingMinutes: 20,
    prebriefMinutes: 0,
    debriefMinutes: 30,
    extraAttendees: 1,
    recruiterMinutes: 60
  };
  return {
    slices: [slice],
    judged: [
      {slice, draws: drawsOf(groups), posterior, votes: {voted: groups.map(({voted}) => voted), below, posterior}}
    ],
    costs: {loop, acceptance: {accepted: 1, declined: 1, rate: null}} as ScreenModel["costs"],
    hours: {loop: 8, screen: 1},
    weeks: 50,
    trials: []
  };
}

const drawsOf = (groups: GroupCounts[]): JudgedSlice["draws"] => ({
  share: [groups.map(() => 1 / groups.length)],
  probability: [groups.map(() => 0.3)]
});

/** A pipeline whose bar stands at yes, with nobody below it in a loop. */
const barOf = (decided: number, wasteful: number): ScreenModel =>
  screensOf([groupOf("yes", decided), {...groupOf("no", 0), advanced: 0}], [wasteful, 1]);

const bar = (model: ScreenModel, config: Config): string => {
  const [{verdict, direction}] = screenBarFindings(model, config) as [Finding];
  return direction === null ? verdict : `${verdict} ${direction}`;
};
const borderline = (below: number, decided: number, config: Config): string =>
  verdictOf(
    screenBorderlineFindings(screensOf([groupOf("yes", 90), groupOf("borderline", decided)], [0, below]), config)[0]!
  );

const screener = (over: Partial<JudgedScreener>, config: Config): Finding =>
  screenerFinding(
    {
      screener: "S1",
      n: 200,
      k: 80,
      expected: 78,
      deviation: 0.1,
      interval: [-0.1, 0.3],
      standardError: 0.1,
      beyond: 0.1,
      adjusted: 0.4,
      comparable: 100,
      limits: {of95: [0.3, 0.5], of999: [0.2, 0.6]},
      alarm: false,
      enough: true,
      ...over
    },
    {rate: 0.4, allowedFor: []},
    50,
    config
  );

const kindOfCandidate = {
  role: "Engineer",
  level: "L4",
  source: "job board",
  team: "Search",
  job: "R1",
  quarter: "2026-Q1"
};

const asked = {question: "Q", attribute: null, rows: [], signal: null, drift: null, dated: 0};
const judging = (config: Config) => ({config, dataThrough: "2026-06-30"});
const signal = (over: {interval?: Interval; below?: number; n?: number}, config: Config): string => {
  const {interval = [0.2, 0.3], below = 0, n = 500} = over;
  const shrunk = estimate(0.25, interval, n);
  const found = {
    n,
    interviewers: 9,
    cells: 1,
    shrunk,
    pooled: shrunk,
    givenOwnVote: shrunk,
    auc: estimate(0.6, [0.5, 0.7])
  };
  const evidence = {...asked, signal: {...found, below: () => below}} as unknown as QuestionEvidence;
  const {verdict, direction} = signalFinding(evidence, 1, judging(config));
  return direction === null ? verdict : `${verdict} ${direction}`;
};
const redundant = (value: number, interval: Interval, n: number, config: Config): string =>
  verdictOf(
    redundancyFinding(
      {first: "P", second: "Q", loops: n, sameInterview: 1, partial: estimate(value, interval, n)},
      judging(config)
    )
  );
const unrated = (without: number, n: number, config: Config, falseDiscovery = 1): string => {
  const rows = Array.from(
    {length: n},
    (_, i) =>
      ({
        points: i < without ? null : 3,
        held_at: null,
        interviewer_id: `I${i % 10}`,
        candidate_id: `C${i}`
      }) as RatingRow
  );
  const missing = {difference: estimate(-0.3, [-0.4, -0.2]), falseDiscovery} as QuestionEvidence["missing"];
  return verdictOf(noDataFinding({...asked, rows, missing: missing!}, judging(config)));
};
const drifted = (falseDiscovery: number, config: Config): string => {
  const level = estimate(0.5, [0.3, 0.7]);
  const slope = estimate(-0.5, [-0.7, -0.3]);
  const drift = {
    level,
    slope,
    changedOn: "2026-01-10",
    before: 90,
    after: 90,
    p: 0,
    falseDiscovery,
    yardstick: "others" as const
  };
  return verdictOf(driftFinding({...asked, dated: 180, drift}, judging(config)));
};
/** Loops of which at least `share` leave an attribute unrated. */
const leftOut = (share: number, config: Config): string => {
  const rated = {value: 0.9 - share, interval: [0.8 - share, 1 - share]};
  const attribute = {attribute: "Coding", technical: true, rated: 100, noData: 0, notAsked: 100, share: rated};
  const slice = {attributes: [attribute], rejections: null} as unknown as Parameters<typeof coverageFindings>[0];
  return verdictOf(coverageFindings(slice, [], 20, {config} as ReportContext)[0]!);
};

/** The busiest fifth have so much more than chance leaves possible with even turns. */
const uneven = (excess: number, config: Config): string => {
  const evenShare = {value: 0.2, interval: [0.1, 0]};
  const quarter = {period: "2026-Q2", weeks: 13, interviews: 600, people: 50, busiestFifth: excess, evenShare};
  return verdictOf(
    evennessFinding(
      {quarter: quarter as unknown as Load["quarters"][number], people: [], limit: null, isFew: false},
      {config}
    )
  );
};

/** Is a change looked for in so many ratings on both sides of any date? */
const lookedFor = (ratings: number, config: Config): string => {
  const points = Array.from({length: ratings}, (_, i) => ({
    points: 2 + (i % 3),
    others: {mean: 2 + (i % 5) / 2, voters: 4},
    date: new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10)
  }));
  const rows = new Map([["Q", points]]) as unknown as Parameters<typeof driftOf>[0];
  return driftOf(rows, {config, seed: 1}).questions.has("Q") ? "looked for" : "too_little_data";
};

/** Is what most questions did together told of so many of them? */
const together = (questions: number, config: Config): string => {
  const change = estimate(0, [-0.05, 0.05]);
  const drifts = {questions: new Map(Array.from({length: questions}, (_, i) => [`Q${i}`, {} as JudgedDrift]))};
  return verdictOf(sharedDriftFinding({...drifts, shared: {change, alike: questions}}, judging(config)));
};

/** Verdicts by kind of a report on so many plain loops, each size run once. */
function onLoops(report: Report): (kind: Kind) => Rule {
  const runs = new Map<number, Promise<Finding[]>>();
  const run = async (loops: number): Promise<Finding[]> =>
    (await report(await smallWarehouse(simpleLoops({loops})))).findings;
  return (kind) => async (loops) => {
    if (!runs.has(loops)) runs.set(loops, run(loops));
    const {verdict} = (await runs.get(loops)!).find((finding) => finding.kind === kind)!;
    return verdict === "too_little_data" ? verdict : "judged";
  };
}
const onAgreement = onLoops(agreement);
const onLoopDesign = onLoops(loopDesign);
const judgedFrom: Bound["says"] = ["too_little_data", "judged", "judged"];

const shadows = async (pairs: number, config: Config): Promise<string> => {
  const votes = Array.from({length: 80}, (_, i) => ({
    application_id: `A${i >> 2}`,
    interviewer_id: `I${i % 7}`,
    focus: i % 4 < 2 ? "coding" : "design",
    role: null,
    level: null,
    initial_points: 1 + ((i * 7 + (i >> 2)) % 4)
  }));
  const rows = (sql: string) =>
    Promise.resolve(
      /distinct candidate_id\s/.test(sql)
        ? Array.from({length: 20}, (_, i) => ({candidate_id: `C${i}`}))
        : sql.includes("shadow_pairs")
          ? [{pairs, same: 5}]
          : votes
    );
  const {variances} = await shadowsOf({warehouse: {rows} as unknown as Warehouse, config} as ReportContext);
  return variances === null ? "not split" : "split";
};

/** A step with `of` converted of `n` candidates in each of the given months of entry. */
function stepOf(months: readonly string[], n: (month: number) => number, of: (month: number) => number): Step {
  const rows = months.flatMap((month, at) =>
    Array.from({length: n(at)}, (_, i): StepRow => ({
      step: "phone_screen>loop",
      from_rank: 1,
      candidate_id: `C${month}-${i}`,
      role: i % 2 === 0 ? "Engineer" : "Designer",
      level: null,
      source: null,
      period: `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`,
      ending: i < of(at) ? "converted" : "rejected",
      days: 3,
      skipped: false,
      repeated: false,
      started_day: Date.parse(`${month}-05`) / 86_400_000
    }))
  );
  return {step: "phone_screen>loop", rows, horizonDays: 7, throughDay: Date.parse("2026-06-30") / 86_400_000};
}
const quarterly = ["2025-01", "2025-04", "2025-07", "2025-10", "2026-01"];
/** The last of five quarters, with 400 candidates like the others, of whom as many went on as `tail` leaves beyond. */
const conversion = (tail: number, config: Config): string => {
  const inForce = threshold(config, "funnel.conversion", "tail");
  const quarters = Array.from({length: 4}, () => ({k: 200, n: 400}));
  const {atLeast} = predictiveShare(quarters)!.tails(300, 400);
  // The chance is where the counts put it, so that the threshold comes to it.
  const limited = configSchema.parse({verdicts: {"funnel.conversion": {tail: atLeast - (tail - inForce)}}});
  const converted = (at: number) => (at < 4 ? 200 : 300);
  return verdictOf(
    conversionTrend(
      stepOf(quarterly, () => 400, converted),
      [],
      limited,
      1
    ).finding
  );
};

/** `share` of 10,000 scorecards were rejected. */
const rejected = async (share: number, config: Config, records = 10_000): Promise<string> => {
  const table = {table: "scorecards", records, rejected: Math.round(share * records), loaded: 0, duplicates: 0};
  const answers: unknown[] = [[table], []];
  const warehouse = {rows: () => Promise.resolve(answers.shift())} as unknown as Warehouse;
  return verdictOf((await dataQuality(warehouse, config)).checks[0]!.finding);
};

const repeatability = {
  subject: "all",
  loops: 500,
  offerRate: 0.3,
  offersAtLeast: 0.3,
  decisions: {value: 0.7, interval: [0.6, 0.8] as Interval},
  decisionsAtLeast: 0.6,
  unbound: null,
  sameAreas: null
};

/** Every threshold of the default table, with the rule that it bounds. */
const bounds: {[K in Kind]: {[N in ThresholdName<K>]: Bound[]}} = {
  "agreement.overall": {least_loops: [{rule: onAgreement("agreement.overall"), says: judgedFrom, slow: true}]},
  "agreement.repeatability": {
    least_loops: [{rule: onAgreement("agreement.repeatability"), says: judgedFrom, slow: true}],
    least_shadow_pairs: [{rule: shadows, says: ["not split", "split", "split"]}],
    watch_below: [
      {
        rule: (value, config) =>
          verdictOf(
            repeatabilityFinding(
              {...repeatability, offers: {value, interval: [0.2, 0.9]}},
              {
                needs: [],
                least: 30,
                action: () => "Ask one more.",
                watchBelow: threshold(config, "agreement.repeatability", "watch_below")
              }
            )
          ),
        says: ["watch", "ok", "ok"]
      }
    ]
  },
  "interviewer.severity": {
    probability: [
      {rule: (probability, config) => verdictOf(severity({probability}, config)), says: ["watch", "watch", "act"]},
      {
        rule: (probability, config) => verdictOf(severity({probability, doubt: "before"}, config)),
        says: ["too_little_data", "too_little_data", "watch"]
      }
    ],
    deviation: [
      {
        rule: (high, config) =>
          severity({interval: [-0.1, high]}, config).sentence.includes("like") ? "alike" : "open",
        says: ["alike", "open", "open"]
      },
      {
        rule: (low, config) => (severity({interval: [-low, 0.1]}, config).sentence.includes("like") ? "alike" : "open"),
        says: ["alike", "open", "open"]
      }
    ],
    least_votes: [{rule: (n, config) => verdictOf(severity({n}, config)), says: fewBelow}]
  },
  "interviewer.consistency": {
    low: [{rule: (high, config) => consistent({interval: [0.1, high]}, config), says: ["act", "ok", "ok"]}],
    high: [{rule: (low, config) => consistent({interval: [low, 9]}, config), says: ["ok", "ok", "act"]}],
    false_discovery_rate: [
      {rule: (rate, config) => consistent({q: rate / 4}, config), says: ["act", "watch", "watch"]}
    ],
    least_votes: [{rule: (n, config) => consistent({n}, config), says: ["too_little_data", "act", "act"]}]
  },
  "interviewer.independence": {
    excess: [{rule: matching, says: ["no more", "no more", "more"], step: 0.002}],
    probability: [
      {
        rule: (probability, config) => following({probability, plainProbability: 1}, config),
        says: ["watch", "watch", "act"]
      },
      {rule: (probability, config) => person({probability}, config), says: ["ok", "ok", "act"]}
    ],
    false_discovery_rate: [
      {rule: (rate, config) => person({probability: 1, q: rate / 4}, config), says: ["act", "watch", "watch"]}
    ],
    least_loops: [{rule: (loops, config) => following({loops}, config), says: fewBelow}],
    least_votes: [{rule: (votes, config) => person({votes}, config), says: fewBelow}]
  },
  "interviewer.timeliness": {
    hours: [
      {rule: (low, config) => timely(estimate(900, [low, 999]), none, config), says: ["watch", "watch", "act"]},
      {rule: (value, config) => timely(estimate(value, [1, 999]), none, config), says: ["ok", "ok", "watch"]}
    ],
    share_after_debrief: [
      {rule: (low, config) => timely(none, estimate(0.9, [low, 1]), config), says: ["watch", "watch", "act"]},
      {rule: (value, config) => timely(none, estimate(value, [0.01, 1]), config), says: ["ok", "ok", "watch"]}
    ],
    least_votes: [
      {rule: (n, config) => timely(estimate(1, [0, 2], n), none, config), says: fewBelow},
      {rule: (n, config) => timely(none, estimate(0.01, [0, 0.02], n), config), says: fewBelow}
    ]
  },
  "debrief.shift": {
    difference: [
      {rule: (value, config) => shift(estimate(value, [0.01, 0.9]), 500, config), says: ["watch", "watch", "act"]},
      {rule: (high, config) => shift(estimate(0.05, [0.01, high]), 500, config), says: ["ok", "ok", "watch"]}
    ],
    least_changes_possible: [{rule: (n, config) => shift(estimate(0, [-0.01, 0.01]), n, config), says: fewBelow}]
  },
  "screen.validity": {
    least_loops: [
      {rule: (n, config) => verdictOf(screenValidityFindings(screenPairs(n), 50, config)[0]!), says: fewBelow}
    ]
  },
  "screen.bar": {
    probability: [
      {
        rule: (wasteful, config) => bar(barOf(90, wasteful), config),
        says: ["watch hold", "watch hold", "act raise"]
      },
      {
        rule: (earning, config) => bar(barOf(90, 1 - earning), config),
        says: ["watch hold", "watch hold", "ok hold"]
      },
      {
        rule: (earning, config) => bar(screensOf([groupOf("yes", 90), passedOver], [0.5, 1 - earning]), config),
        says: ["watch hold", "watch hold", "act lower"]
      }
    ],
    least_loops: [
      {
        rule: (decided, config) => bar(barOf(decided, 0), config),
        says: ["too_little_data", "ok hold", "ok hold"]
      }
    ]
  },
  "screen.borderline": {
    probability: [
      {rule: (wasteful, config) => borderline(wasteful, 90, config), says: ["watch", "watch", "act"]},
      {rule: (earning, config) => borderline(1 - earning, 90, config), says: ["watch", "watch", "ok"]}
    ],
    least_loops: [{rule: (decided, config) => borderline(0, decided, config), says: fewBelow}],
    false_alarms: [{rule: (adjusted, config) => teamSaid({adjusted}, config), says: ["watch", "watch", "silent"]}]
  },
  "screener.calibration": {
    probability: [{rule: (beyond, config) => verdictOf(screener({beyond}, config)), says: ["watch", "watch", "act"]}],
    deviation: [
      {
        rule: (high, config) =>
          screener({interval: [-0.1, high]}, config).claim.includes("the same bar") ? "alike" : "open",
        says: ["alike", "open", "open"]
      },
      {
        rule: (low, config) =>
          screener({interval: [-low, 0.1]}, config).claim.includes("the same bar") ? "alike" : "open",
        says: ["alike", "open", "open"]
      }
    ],
    least_screens: [
      {
        rule: (n, config) => {
          const model = screenersOf(
            [
              {...kindOfCandidate, screener: "S1", n, k: Math.round(n / 2)},
              {...kindOfCandidate, screener: "S2", n: 400, k: 200}
            ],
            config
          )!;
          return verdictOf(screenerFinding(model.screeners[0]!, model, 50, config));
        },
        says: fewBelow
      }
    ]
  },
  "question.signal": {
    weak: [{rule: (high, config) => signal({interval: [-0.1, high]}, config), says: ["act weak", "ok", "ok"]}],
    strong: [{rule: (low, config) => signal({interval: [low, 0.9]}, config), says: ["ok", "ok", "ok strong"]}],
    least_ratings: [{rule: (n, config) => signal({n}, config), says: fewBelow}]
  },
  "question.redundant": {
    partial_correlation: [
      {rule: (low, config) => redundant(0.9, [low, 1], 500, config), says: ["watch", "watch", "act"]},
      {rule: (value, config) => redundant(value, [0, 1], 500, config), says: ["ok", "ok", "watch"]}
    ],
    least_pairs: [{rule: (n, config) => redundant(0, [-0.1, 0.1], n, config), says: fewBelow}]
  },
  "question.drift": {
    false_discovery_rate: [{rule: (rate, config) => drifted(rate / 4, config), says: ["act", "act", "ok"]}],
    least_before: [
      {rule: (n, config) => lookedFor(2 * n, config), says: ["too_little_data", "looked for", "looked for"]}
    ],
    least_after: [
      {rule: (n, config) => lookedFor(2 * n, config), says: ["too_little_data", "looked for", "looked for"]}
    ],
    least_questions: [{rule: together, says: fewBelow}]
  },
  "question.no_data": {
    share: [
      {
        rule: (share, config) => unrated(Math.round(share * 10_000), 10_000, config),
        says: ["ok", "ok", "watch"],
        step: 1e-4
      },
      // The lower end of the interval is where the counts put it, so that the limit comes to it.
      {
        rule: (share, config) => {
          const limit = threshold(config, "question.no_data", "share");
          const lowEnd = clusteredShare(Array.from({length: 10}, () => ({k: 6, n: 10}))).interval![0];
          return unrated(60, 100, limitedTo(lowEnd - (share - limit)));
        },
        says: ["watch", "watch", "act"]
      },
      {rule: leftOut, says: ["ok", "ok", "watch"]}
    ],
    least_ratings: [{rule: (n, config) => unrated(0, n, config), says: fewBelow}]
  },
  "coverage.attribute": {},
  "coverage.rejections": {},
  "loop.size": {least_loops: [{rule: onLoopDesign("loop.size"), says: judgedFrom, slow: true}]},
  "loop.early_stop": {least_loops: [{rule: onLoopDesign("loop.early_stop"), says: judgedFrom, slow: true}]},
  "loop.hours": {least_loops: [{rule: onLoopDesign("loop.hours"), says: judgedFrom, slow: true}]},
  "load.evenness": {excess: [{rule: uneven, says: ["ok", "ok", "watch"]}]},
  "funnel.conversion": {
    tail: [{rule: conversion, says: ["act", "act", "watch"]}],
    least_cohort: [
      {
        rule: (n, config) => {
          const half = () => Math.round(n / 2);
          return verdictOf(
            conversionTrend(
              stepOf(quarterly, () => n, half),
              [],
              config,
              1
            ).finding
          );
        },
        says: fewBelow
      }
    ]
  },
  "funnel.mix": {
    least_period: [
      {
        rule: (n, config) => {
          const step = stepOf(
            ["2026-03", "2026-04"],
            (at) => n * (at + 1),
            (at) => Math.round(n / 2) * (at + 1)
          );
          const spring = {...step, throughDay: Date.parse("2026-05-20") / 86_400_000};
          return verdictOf(mixOf(spring, {cells: [], spans: spansOf(spring)[0]!}, config, 1).finding);
        },
        says: fewBelow
      }
    ]
  },
  "data.quality": {
    act: [{rule: rejected, says: ["watch", "act", "act"], step: 1e-4}],
    watch: [{rule: rejected, says: ["ok", "watch", "watch"], step: 1e-4}]
  }
};

/** Bounds of verdicts that no configuration moves, each with its value. */
const fixedBounds: [what: string, value: number, bound: Bound][] = [
  [
    "interviewer.severity is watched from",
    0.5,
    {rule: (probability, config) => verdictOf(severity({probability}, config)), says: ["ok", "ok", "watch"]}
  ],
  [
    "interviewer.independence of all is watched from",
    0.9,
    {rule: (plainProbability, config) => following({plainProbability}, config), says: ["ok", "ok", "watch"]}
  ],
  [
    "screener.calibration is watched from",
    0.5,
    {rule: (beyond, config) => verdictOf(screener({beyond}, config)), says: ["ok", "ok", "watch"]}
  ],
  [
    "question.signal may be weak from",
    0.5,
    {rule: (below, config) => signal({below}, config), says: ["ok", "ok", "watch weak"]}
  ],
  [
    "question.no_data is selective up to a false-discovery rate of",
    0.05,
    {rule: (rate, config) => unrated(0, 100, config, rate), says: ["watch", "watch", "ok"]}
  ],
  [
    "data.quality is acted on from rows in number",
    20,
    {rule: (rows, config) => rejected(rows / 100, config, 100), says: ["watch", "act", "act"], step: 1}
  ],
  [
    "loop.size has an interview too many below a gain of",
    0.03,
    {rule: (high) => size([0, high], [0, 0]), says: ["watch fewer", "ok", "ok"]}
  ],
  [
    "loop.size has an interview too few above a gain of",
    0.08,
    {rule: (low) => size([0.05, 0.2], [low, 0.2]), says: ["ok", "ok", "watch more"]}
  ],
  [
    "loop.early_stop is worth a look from a saving of",
    0.1,
    {rule: (saved) => stop(saved, 0), says: ["ok", "watch", "watch"]}
  ],
  [
    "loop.early_stop is worth a look below a loss of",
    0.05,
    {rule: (lost) => stop(0.5, lost), says: ["watch", "ok", "ok"]}
  ]
];

function size(last: Interval, next: Interval): string {
  const of = (interviews: number, gain: Interval) =>
    ({
      interviews,
      utility: {value: 1, interval: [0.9, 1.1]},
      gain: {value: gain[0], interval: gain},
      hours: 2 * interviews
    }) as LoopDesign["sizes"][number];
  const {verdict, direction} = loopSizeFinding("all", 500, {
    sizes: [of(3, [0.1, 0.2]), of(4, last), of(5, next)],
    interviews: 4,
    needs: [],
    least: 100,
    pace: null
  });
  return direction === null ? verdict : `${verdict} ${direction}`;
}

function stop(savedShare: number, lost: number): string {
  return verdictOf(
    earlyStopFinding(
      {
        rule: "2_no_of_2",
        noes: 2,
        first: 2,
        loops: 500,
        stopped: 0.2,
        inTime: 1,
        asIfInTime: false,
        waitHours: 0,
        savedPerLoop: {value: 0.5, interval: [0.4, 0.6]},
        savedShare,
        offers: 100,
        offersLost: 0,
        lostShare: {value: 0, interval: [0, lost]}
      },
      [],
      100,
      {caveats: [], interviewsAWeek: 0, interview: 0, instead: null}
    )
  );
}

/** Near-misses of whom a few exceptions, too few to be let through regularly, were advanced and decided. */
const passedOver: GroupCounts = {...groupOf("mixed", 40), advanced: 40};

function teamSaid(of: Partial<TeamApart>, config: Config): string {
  const team = {team: "Ads", k: 30, n: 80, value: 0.36, interval: [0.28, 0.45] as [number, number], others: 0.12};
  return teamsFinding([{...team, adjusted: 0, ...of}], config)[0]?.verdict ?? "silent";
}

function limitedTo(share: number): Config {
  return configSchema.parse({verdicts: {"question.no_data": {share}}});
}

async function said({rule}: Bound, values: readonly number[], config: Config): Promise<string[]> {
  const words: string[] = [];
  for (const value of values) words.push(await rule(value, config));
  return words;
}

const around = (value: number, step: number): number[] => [value - step, value, value + step];

describe("a verdict turns at its threshold, and neither just before nor only after it", () => {
  const all = kinds.flatMap((kind) =>
    Object.entries<Bound[]>(bounds[kind]).flatMap(([name, of]) =>
      of.map((bound, at) => ({
        title: `${kind} ${name}${of.length > 1 ? ` (${at + 1})` : ""}`,
        kind,
        name,
        bound,
        value: (defaultThresholds[kind] as Record<string, number>)[name]!,
        step: bound.step ?? (name.startsWith("least_") ? 1 : 1e-6)
      }))
    )
  );

  it.each(all)("$title: by default at $value", async ({bound, value, step}) => {
    expect(await said(bound, around(value, step), defaultConfig())).toEqual(bound.says);
  });

  it.each(all.filter(({bound}) => !bound.slow))(
    "$title: where it is configured",
    async ({kind, name, bound, value, step}) => {
      const configured = name.startsWith("least_") ? value + 8 : value * 0.96;
      const config = configSchema.parse({verdicts: {[kind]: {[name]: configured}}});
      expect(await said(bound, around(configured, step), config)).toEqual(bound.says);
    }
  );

  it.each(fixedBounds)("%s %d", async (_, value, bound) => {
    expect(await said(bound, around(value, bound.step ?? 1e-6), defaultConfig())).toEqual(bound.says);
  });
});

describe("thresholds", () => {
  it.each([
    ["least_votes", {low: 1, high: 1_000_000, whole: true}],
    ["deviation", {low: 0, high: 3, whole: false}],
    ["high", {low: 0, high: 100, whole: false}],
    ["low", {low: 0, high: 100, whole: false}],
    ["hours", {low: 0, high: 10_000, whole: false}],
    ["share", {low: 0, high: 1, whole: false}],
    ["probability", {low: 0, high: 1, whole: false}]
  ])("of the name %s have a sensible range", (name, range) => {
    expect(rangeOf(name)).toEqual(range);
  });

  it("never let a least number go below the fewest candidates told of, and leave others as configured", () => {
    const config = configSchema.parse({
      privacy: {minimum_candidates: 8},
      verdicts: {"interviewer.severity": {least_votes: 5, deviation: 0.4}}
    });
    expect(threshold(config, "interviewer.severity", "least_votes")).toBe(8);
    expect(threshold(config, "interviewer.severity", "deviation")).toBe(0.4);
    expect(threshold(config, "interviewer.severity", "probability")).toBe(0.9);
    expect(
      threshold({verdicts: {"interviewer.severity": {least_votes: 5}}}, "interviewer.severity", "least_votes")
    ).toBe(5);
  });

  it("share the false-discovery rate among the four families that are tested", () => {
    const config = configSchema.parse({verdicts: {"question.drift": {false_discovery_rate: 0.2}}});
    expect(falseDiscoveryRate(config, "question.drift")).toBe(0.05);
    expect(falseDiscoveryRate(config, "interviewer.consistency")).toBe(0.0125);
  });
});
