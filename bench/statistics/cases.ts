import {
  aalenJohansen,
  areaUnderCurve,
  biserial,
  cohenKappa,
  type Estimate,
  gradedResponse,
  gwetAc,
  intraclassCorrelation,
  kaplanMeier,
  krippendorffAlpha,
  mantelHaenszel,
  manyFacetRasch,
  mixedModel,
  polyserial,
  spearman,
  type TwoByTwo
} from "../../src/statistics/index.js";
import {
  type Columns,
  competingEnds,
  crossedVotes,
  facetRatings,
  gradedAnswers,
  groupedEvents,
  ratingColumns,
  scoredOutcomes,
  scoredRatings
} from "./planted.js";

/** A statistic of ours and of a peer on the same data. */
export interface Case {
  /** As `peers.R` calls it. */
  name: string;
  what: string;
  peer: string;
  /** What a size counts. */
  of: string;
  /** Above it the peer takes too long or does not run. */
  most: number;
  /** Null: the peer brings the data along. */
  data: ((size: number) => Columns) | null;
  /** Readies the data as a caller would have them; what it returns is timed and gives the values to compare. */
  ours: (columns: Columns) => () => (number | null)[];
  /** Largest relative difference that is the same value; iterative peers stop where their own rule says. */
  within: number;
}

const numbers = (column: readonly (number | null)[]): number[] => column as number[];
const both = ({value, interval}: Estimate): (number | null)[] => [value, ...(interval ?? [null, null])];

function rowsOf(columns: Columns): (number | null)[][] {
  const all = Object.values(columns);
  return all[0]!.map((_, row) => all.map((column) => column[row]!));
}

function components(y: string, random: Record<string, string>): Case["ours"] {
  return (columns) => {
    const factors = Object.entries(random).map(([name, column]) => [name, numbers(columns[column]!)]);
    const input = {y: numbers(columns[y]!), random: Object.fromEntries(factors) as Record<string, number[]>};
    return () => {
      const {standardDeviation} = mixedModel(input);
      return [...Object.keys(random), "residual"].map((name) => standardDeviation[name]! ** 2);
    };
  };
}

const plain = "plain R from the definition, value alone";

export const cases: readonly Case[] = [
  {
    name: "crossed",
    what: "`mixedModel`, candidates × interviewers",
    peer: "lme4 `lmer`, `ranef(condVar)`",
    of: "votes",
    most: 1_000_000,
    within: 1e-3,
    data: crossedVotes,
    ours: components("y", {candidate: "candidate", interviewer: "interviewer"})
  },
  {
    name: "insteval",
    what: "`mixedModel`, lme4's InstEval",
    peer: "lme4 `lmer`, `ranef(condVar)`",
    of: "ratings",
    most: Infinity,
    within: 1e-3,
    data: null,
    ours: components("y", {s: "s", d: "d"})
  },
  {
    name: "alpha",
    what: "`krippendorffAlpha`, ordinal, 5 raters",
    peer: plain,
    of: "units",
    most: 1_000_000,
    within: 1e-8,
    data: (size) => ratingColumns(size, 5, 0.1),
    ours: (columns) => {
      const rows = rowsOf(columns);
      return () => [krippendorffAlpha(rows, {metric: "ordinal"}).value];
    }
  },
  {
    name: "ac2",
    what: "`gwetAc`, quadratic, 5 raters",
    peer: plain,
    of: "units",
    most: 1_000_000,
    within: 1e-8,
    data: (size) => ratingColumns(size, 5, 0.1),
    ours: (columns) => {
      const rows = rowsOf(columns);
      return () => [gwetAc(rows, {weights: "quadratic", categories: [1, 2, 3, 4]}).value];
    }
  },
  {
    name: "kappa",
    what: "`cohenKappa`",
    peer: "psych `cohen.kappa`",
    of: "units",
    most: 1_000_000,
    within: 1e-8,
    data: (size) => ratingColumns(size, 2, 0),
    ours: ({r1, r2}) => {
      return () => [cohenKappa(numbers(r1!), numbers(r2!), {weights: "identity"}).value];
    }
  },
  {
    name: "icc",
    what: "`intraclassCorrelation`, three forms",
    peer: "psych `ICC`",
    of: "units",
    most: 100_000,
    within: 1e-3,
    data: (size) => ratingColumns(size, 5, 0),
    ours: (columns) => {
      const rows = rowsOf(columns);
      return () => [
        intraclassCorrelation(rows, {model: "oneway", unit: "single"}).value,
        intraclassCorrelation(rows, {model: "twoway", type: "agreement", unit: "single"}).value,
        intraclassCorrelation(rows, {model: "twoway", type: "consistency", unit: "single"}).value
      ];
    }
  },
  {
    name: "auc",
    what: "`areaUnderCurve` with DeLong's interval",
    peer: "pROC `ci.auc`",
    of: "scores",
    most: 1_000_000,
    within: 1e-8,
    data: scoredOutcomes,
    ours: ({score, positive}) => {
      const outcomes = positive!.map(Boolean);
      return () => {
        const [value, low, high] = both(areaUnderCurve(numbers(score!), outcomes));
        return [low!, value!, high!];
      };
    }
  },
  {
    name: "polyserial",
    what: "`polyserial`, 4 categories",
    peer: "polycor `polyserial(ML)`",
    of: "pairs",
    most: 100_000,
    within: 1e-2,
    data: (size) => scoredRatings(size, 4),
    ours:
      ({x, y}) =>
      () => [polyserial(numbers(x!), numbers(y!)).value]
  },
  {
    name: "biserial",
    what: "`biserial`",
    peer: "psych `biserial`",
    of: "pairs",
    most: 1_000_000,
    within: 1e-8,
    data: (size) => scoredRatings(size, 2),
    ours:
      ({x, y}) =>
      () => [biserial(numbers(x!), numbers(y!)).value]
  },
  {
    name: "spearman",
    what: "`spearman`",
    peer: "R `cor`, value alone",
    of: "pairs",
    most: 1_000_000,
    within: 1e-8,
    data: (size) => scoredRatings(size, 4),
    ours:
      ({x, y}) =>
      () => [spearman(numbers(x!), numbers(y!)).value]
  },
  {
    name: "incidence",
    what: "`aalenJohansen`, 2 causes",
    peer: "survival `survfit`",
    of: "subjects",
    most: 1_000_000,
    within: 1e-6,
    data: competingEnds,
    ours:
      ({time, cause}) =>
      () => {
        const {incidence, standardError} = aalenJohansen(numbers(time!), numbers(cause!));
        return [incidence[1]!, incidence[2]!, standardError[1]!, standardError[2]!].map((curve) => curve.at(-1)!);
      }
  },
  {
    name: "survival",
    what: "`kaplanMeier`",
    peer: "survival `survfit`",
    of: "subjects",
    most: 1_000_000,
    within: 1e-8,
    data: competingEnds,
    ours: ({time, cause}) => {
      const event = cause!.map((one) => one === 1);
      return () => {
        const curve = kaplanMeier(numbers(time!), event);
        return [curve.survival.at(-1)!, curve.survival[0]!];
      };
    }
  },
  {
    name: "strata",
    what: "`mantelHaenszel`, counting included",
    peer: "R `mantelhaen.test`",
    of: "people",
    most: 1_000_000,
    within: 1e-6,
    data: groupedEvents,
    ours:
      ({group, event, stratum}) =>
      () => {
        const tables = numbers(stratum!).reduce<[[number, number], [number, number]][]>((all, of, i) => {
          const table = (all[of] ??= [
            [0, 0],
            [0, 0]
          ]);
          table[group![i] as 0 | 1][event![i] as 0 | 1]++;
          return all;
        }, []);
        return both(mantelHaenszel(tables as TwoByTwo[]).oddsRatio);
      }
  },
  {
    name: "graded",
    what: "`gradedResponse`, 20 items × 4",
    peer: plain,
    of: "people",
    most: 10_000,
    within: 2e-2,
    data: gradedAnswers,
    ours: (columns) => {
      const rows = rowsOf(columns);
      return () => {
        const {discrimination, thresholds} = gradedResponse(rows);
        return [...discrimination, ...thresholds.map((cuts) => cuts[1]!)];
      };
    }
  },
  {
    name: "facets",
    what: "`manyFacetRasch`, 60 raters",
    peer: plain,
    of: "ratings",
    most: 100_000,
    within: 1e-2,
    data: facetRatings,
    ours: (columns) => {
      const {rating, person, rater, item} = columns as Record<string, number[]>;
      const input = {rating: rating!, person: person!, rater: rater!, item: item!};
      return () => {
        const {raters} = manyFacetRasch(input);
        return Array.from({length: 60}, (_, one) => raters.get(one)!.estimate);
      };
    }
  }
];
