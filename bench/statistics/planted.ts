import {createRandom} from "../../src/statistics/index.js";

/** Columns of a table, by name; null is a missing cell. */
export type Columns = Record<string, (number | null)[]>;

const seed = (size: number): number => 1 + size;

/** `count` units rated 1–4 by `raters`, a share of the ratings missing: one column for each rater. */
export function ratingColumns(count: number, raters: number, missing: number): Columns {
  const random = createRandom(seed(count));
  const columns: Columns = Object.fromEntries(Array.from({length: raters}, (_, rater) => [`r${rater + 1}`, []]));
  for (let unit = 0; unit < count; unit++) {
    const quality = random.normal(2.5, 0.7);
    for (const column of Object.values(columns)) {
      const rating = Math.min(4, Math.max(1, Math.round(quality + random.normal(0, 0.7))));
      column.push(random.uniform() < missing ? null : rating);
    }
  }
  return columns;
}

/** Votes on candidates, five each, of one interviewer for every thousand votes (at least 30, at most 600). */
export function crossedVotes(count: number): Columns {
  const random = createRandom(seed(count));
  const interviewers = Math.min(600, Math.max(30, Math.round(count / 1000)));
  const severity = Array.from({length: interviewers}, () => random.normal(0, 0.3));
  const [y, candidate, interviewer]: [number[], number[], number[]] = [[], [], []];
  let ability = 0;
  for (let vote = 0; vote < count; vote++) {
    if (vote % 5 === 0) ability = random.normal(0, 0.7);
    const who = random.integer(interviewers);
    y.push(ability + severity[who]! + random.normal(0, 0.75));
    candidate.push(Math.floor(vote / 5));
    interviewer.push(who);
  }
  return {y, candidate, interviewer};
}

/** Continuous scores, three in ten positive and a standard deviation higher. */
export function scoredOutcomes(count: number): Columns {
  const random = createRandom(seed(count));
  const positive = Array.from({length: count}, () => Number(random.uniform() < 0.3));
  return {score: positive.map((yes) => random.normal(yes)), positive};
}

/** A continuous x and a y of `categories`, cut from a normal variable that correlates with it by 0.4. */
export function scoredRatings(count: number, categories: number): Columns {
  const random = createRandom(seed(count));
  const x = Array.from({length: count}, () => random.normal());
  const latent = x.map((value) => 0.4 * value + Math.sqrt(1 - 0.16) * random.normal());
  const cuts = categories === 2 ? [0.3] : [-0.8, 0.1, 1];
  return {x, y: latent.map((value) => 1 + cuts.filter((cut) => cut < value).length)};
}

/** Days until one of two ends (1, 2), or until last seen (0); whole days, so that many fall together. */
export function competingEnds(count: number): Columns {
  const random = createRandom(seed(count));
  const [time, cause]: [number[], number[]] = [[], []];
  for (let one = 0; one < count; one++) {
    const ends = [90, 25, 60].map((mean) => Math.ceil(-mean * Math.log(1 - random.uniform())));
    const first = Math.min(...ends);
    time.push(first);
    cause.push(ends.indexOf(first));
  }
  return {time, cause};
}

/** Events in two groups of `count` people, whose odds differ alike in every hundred of them. */
export function groupedEvents(count: number): Columns {
  const random = createRandom(seed(count));
  const [group, event, stratum]: [number[], number[], number[]] = [[], [], []];
  for (let one = 0; one < count; one++) {
    const [of, member] = [one % Math.ceil(count / 100), random.integer(2)];
    const chance = 1 / (1 + Math.exp(0.5 * Math.sin(of) - 0.4 * member));
    group.push(member);
    event.push(Number(random.uniform() < chance));
    stratum.push(of);
  }
  return {group, event, stratum};
}

/** Answers 0–3 of `count` people to 20 items of the graded response model. */
export function gradedAnswers(count: number): Columns {
  const random = createRandom(seed(count));
  const items = Array.from({length: 20}, (_, i) => ({
    slope: 0.6 + 0.08 * i,
    cuts: [-1.2, 0, 1.2].map((cut) => cut + random.normal(0, 0.3)).sort((a, b) => a - b),
    answers: [] as number[]
  }));
  for (let person = 0; person < count; person++) {
    const ability = random.normal();
    for (const {slope, cuts, answers} of items) {
      const u = random.uniform();
      answers.push(cuts.filter((cut) => u < 1 / (1 + Math.exp(-slope * (ability - cut)))).length);
    }
  }
  return Object.fromEntries(items.map(({answers}, i) => [`item${i + 1}`, answers]));
}

/** `count` ratings 0–3: 5 of 60 raters for each person, 2 of 4 items. */
export function facetRatings(count: number): Columns {
  const random = createRandom(seed(count));
  const severity = Array.from({length: 60}, () => random.normal(0, 0.6));
  const columns = {rating: [] as number[], person: [] as number[], rater: [] as number[], item: [] as number[]};
  for (let person = 0; person < count / 10; person++) {
    const ability = random.normal(0, 1.5);
    for (const rater of random.shuffle(severity.map((_, i) => i)).slice(0, 5))
      for (const item of [person % 4, (person + 2) % 4]) {
        const location = ability - severity[rater]! - 0.4 * (item - 1.5);
        const weights = [0, location + 1.5, 2 * location + 1.5, 3 * location].map(Math.exp);
        let u = random.uniform() * weights.reduce((a, b) => a + b, 0);
        columns.rating.push(
          Math.max(
            0,
            weights.findIndex((weight) => (u -= weight) < 0)
          )
        );
        columns.person.push(person);
        columns.rater.push(rater);
        columns.item.push(item);
      }
  }
  return columns;
}
