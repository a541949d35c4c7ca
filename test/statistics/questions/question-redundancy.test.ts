import {describe, expect, it} from "vitest";
import {
  adjustedRatings,
  type LoopVote,
  type QuestionRating
} from "../../../src/statistics/questions/adjusted-ratings.js";
import {type QuestionPair, questionPairs} from "../../../src/statistics/questions/question-redundancy.js";
import {createRandom} from "../../../src/statistics/random.js";

const cut = (latent: number) => Math.min(4, Math.max(1, Math.round(latent)));

interface Company {
  loops?: number;
  /** Questions of each of the four interviews. */
  asked: string[][];
  /** These rate one skill of the candidate that nothing else shows. */
  twins?: string[];
  /** Share of interviews in which every rating repeats the interviewer's vote. */
  copies?: number;
  /** How far votes follow the interview's first rating rather than the candidate. */
  follows?: number;
  interviewers?: number;
}

/** Loops of four interviews by twenty interviewers; ratings follow the candidate, twins a skill beside. */
function pairsOf({
  loops = 300,
  asked,
  twins = [],
  copies = 0,
  follows = 0,
  interviewers = 20
}: Company): QuestionPair[] {
  const random = createRandom(11);
  const ratings: QuestionRating[] = [];
  const votes: LoopVote[] = [];
  for (let loop = 0; loop < loops; loop++) {
    const [ability, skill] = [random.normal(), random.normal()];
    asked.forEach((questions, seat) => {
      const interviewer = `I${(seat * Math.ceil(interviewers / 4) + (loop % Math.ceil(interviewers / 4))) % interviewers}`;
      const common = {application: `A${loop}`, interviewer, scorecard: `A${loop}-${seat}`};
      const impression = random.normal(0, 0.5);
      const points = questions.map((question) =>
        cut(
          twins.includes(question)
            ? 2.5 + 0.5 * ability + skill + random.normal(0, 0.15)
            : 2.5 + 0.7 * ability + impression / 2 + random.normal(0, 0.6)
        )
      );
      const seen = cut(2.5 + 0.7 * ability + impression);
      const vote = random.uniform() < follows ? points[0]! : seen;
      votes.push({...common, points: vote});
      const isCopy = random.uniform() < copies;
      questions.forEach((question, i) =>
        ratings.push({...common, question, points: isCopy ? vote : points[i]!, minutes: null, date: null})
      );
    });
  }
  return questionPairs(adjustedRatings(ratings, votes), {least: 80});
}

const four = [
  ["a", "b", "c"],
  ["d", "e", "f"],
  ["g", "h", "i"],
  ["j", "k", "l"]
];
const lows = (pairs: readonly QuestionPair[]) =>
  new Map(pairs.map((pair) => [pair.first + pair.second, pair.partial.interval![0]]));
const above = (pairs: readonly QuestionPair[]) => [...lows(pairs)].filter(([, low]) => low > 0.6).map(([name]) => name);

describe("questionPairs", () => {
  it("finds two questions of different interviewers that ask the same, though each asker votes by the rating given", () => {
    const pairs = pairsOf({asked: four, twins: ["a", "d"], follows: 0.9});
    expect(pairs.length).toBe(66);
    expect(above(pairs)).toEqual(["ad"]);
    expect(pairs.find(({first, second}) => first + second === "ad")).toMatchObject({loops: 300, sameInterview: 0});
  });

  it("finds two questions of one interviewer that ask the same", () => {
    const pairs = pairsOf({asked: four, twins: ["a", "b"]});
    expect(above(pairs)).toEqual(["ab"]);
    expect(pairs[0]!.sameInterview).toBe(1);
  });

  it.each([0.3, 0.6])("takes no copies of an overall impression for repetition, in %d of interviews", (copies) => {
    const pairs = pairsOf({asked: four, copies});
    for (const {sameInterview, partial} of pairs.filter((pair) => pair.sameInterview === 1)) {
      expect(sameInterview).toBe(1);
      expect(partial.interval![0]).toBeLessThan(0.3);
    }
    expect(above(pairs)).toEqual([]);
  });

  it("still finds a pair that asks the same among such copies", () => {
    expect(above(pairsOf({asked: four, copies: 0.3, twins: ["a", "b"], loops: 600}))).toEqual(["ab"]);
  });

  it("questions that share only the candidate are no repetitions", () => {
    for (const low of lows(pairsOf({asked: four})).values()) expect(low).toBeLessThan(0.3);
  });

  it("cannot tell a repetition from an impression where the interview has no third question, nor from a person who alone asks", () => {
    const two = pairsOf({asked: [["a", "b"], ["c", "d"], ["e"], ["f"]], twins: ["a", "b"]});
    expect(two[0]).toMatchObject({first: "a", second: "b", loops: 300, partial: {value: null, n: 0}});
    const alone = pairsOf({asked: four, twins: ["a", "b"], interviewers: 4});
    expect(alone[0]).toMatchObject({first: "a", second: "b", partial: {value: null, interval: null, n: 300}});
  });

  it("looks at no pair of fewer loops than asked for", () => {
    expect(pairsOf({asked: four, loops: 79})).toEqual([]);
    expect(pairsOf({asked: four, loops: 80}).length).toBe(66);
  });
});
