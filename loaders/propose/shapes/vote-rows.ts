import {whereFilled} from "../agreeing.js";
import {partHeading, partOf} from "../parts.js";
import {type Column, columnOf} from "../profile.js";
import {answerFit} from "../roles.js";
import {conceptsOf} from "../words.js";

/** Words of which a vote on the whole has one: "Score" may be that of a single question. */
const ofTheWhole =
  /overall|recommend|hire|hiring|move forward|proceed|advance|verdict|decision|total|final|gesamt|empfehlung|entscheidung|votum|global|g[eé]n[eé]ral|geral|complessiv|recommand|recomend|raccomand|aanbevel|advies|oordeel|totaal|rekommend|samlad|rekomend|ogóln/iu;

/** How well the name of a row says that it holds the vote on the whole, and not the mark for one question. */
function voteScore(label: string): number {
  if (/\bhire\W+(or\W+)?(no|not|don'?t)\W?hire\b/i.test(label)) return 1;
  const concepts = conceptsOf(label);
  const score = Math.max(concepts.get("vote") ?? 0, concepts.get("decision") ?? 0);
  return score >= 0.9 && ofTheWhole.test(label) ? score : 0;
}

/**
 * The vote and the marks of a table that has a row for each question of a scorecard, one of which is the vote. Null where
 * no name of a row says so, or where no scorecard has one vote.
 */
export function voteOfRows(
  question: Column,
  answers: Column,
  scorecard: readonly Column[]
): {rating: Column; vote: Column} | null {
  const named = [...question.distinct.keys()].map((label) => ({label, score: voteScore(label)}));
  const [best] = named.filter(({score}) => score > 0).sort((a, b) => b.score - a.score);
  if (best === undefined || named.length < 2) return null;
  const {vote, rating} = partedBy(question, answers, best.label);
  const {groups, several, differing} = whereFilled(scorecard, vote);
  const isOne = groups > 0 && differing <= 0.02 * groups && several <= 0.1 * groups;
  return isOne && answerFit(vote) >= 0.55 && rating.filled > 0 ? {rating, vote} : null;
}

/** The vote and the marks of a column of answers, of which the rows with one label hold the vote. */
function partedBy(question: Column, answers: Column, label: string): {rating: Column; vote: Column} {
  const where = {[question.heading]: [label]};
  const isVote = question.values.map((value) => value?.toLowerCase() === label.toLowerCase());
  const part = (isOf: boolean): Column =>
    columnOf(
      partHeading(answers.heading, isOf ? {where} : {unless: where}),
      answers.values.map((value, at) => (isVote[at] === isOf ? value : null))
    );
  return {vote: part(true), rating: part(false)};
}

/** The same of the columns of several interviewers, where that of one was read so. */
export function votesOfRows(question: Column, vote: Column, groups: readonly {vote: Column}[]): Column[] {
  const label = partOf(vote.heading)!.where![question.heading]![0]!;
  return groups.flatMap((one) => Object.values(partedBy(question, one.vote, label)));
}
