import type {Random} from "../../src/statistics/random.js";
import type {Question} from "./cast.js";
import type {Vote} from "./loop.js";
import type {Parameters} from "./parameters.js";
import type {Plants} from "./worlds.js";

export interface Rating {
  question: Question;
  /** 1 to 4, or null for no data. */
  rating: number | null;
  completed: boolean | null;
  minutes: number;
}

const askedPerInterview = 4;
const cuts = [-1.1, 0.05, 1.25];
/** A leaked question: everyone does better, and how well says less about them. */
const leak = {level: 1, slope: 0.15};

/** The questions of one interview and how they were rated: by ability as far as they load on it, else by impression. */
export function ratingsOf(
  vote: Vote,
  bank: readonly Question[],
  lean: number,
  when: number,
  parameters: Parameters,
  plants: Plants,
  random: Random
): Rating[] {
  const shared = random.normal();
  return asked(bank, plants, random).map((question): Rating => {
    const leaked = question.number === plants.leaked && when > 0.5;
    const loading = question.loading * (leaked ? leak.slope : 1);
    const own = plants.redundant?.includes(question.number) ? 0.95 * shared + 0.15 * random.normal() : random.normal();
    const skill = question.number === plants.uniqueSkill ? random.normal(0, 0.8) : 0;
    const signal = loading * vote.performance * 1.4 + skill;
    const latent = signal + 0.35 * vote.impression + lean + 0.55 * own + (leaked ? leak.level : 0);
    const missing = random.uniform() < (question.number === plants.noData ? 0.45 : parameters.noData);
    const rating = 1 + cuts.filter((cut) => latent > cut).length;
    return {
      question,
      rating: missing ? null : rating,
      completed: question.focus === "Coding" ? latent > -0.4 : null,
      minutes: Math.max(3, Math.round(random.normal(question.minutes, 3)))
    };
  });
}

/** Four different questions, common ones more often; a redundant pair is asked together. */
function asked(bank: readonly Question[], plants: Plants, random: Random): Question[] {
  const chosen = new Map<number, Question>();
  const ask = (question: Question): void => void chosen.set(question.number, question);
  const total = bank.reduce((sum, {weight}) => sum + weight, 0);
  for (let tries = 0; chosen.size < askedPerInterview && tries < 50; tries++) {
    let left = random.uniform() * total;
    const question = bank.find(({weight}) => (left -= weight) < 0) ?? bank.at(-1)!;
    ask(question);
    if (plants.redundant?.includes(question.number))
      for (const twin of bank.filter(({number}) => plants.redundant!.includes(number))) ask(twin);
  }
  return [...chosen.values()];
}
