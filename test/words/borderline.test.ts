import {expect, it} from "vitest";
import {borderlineTold} from "../../src/words/borderline.js";
import {groupOf, screensOf} from "../support/screens-of.js";

const [judged] = screensOf([groupOf("yes", 90, {offers: 54}), groupOf("borderline", 62)], {
  below: [0, 0.99],
  difference: [0.1, -0.2]
}).judged;
const yes = groupOf("yes", 90, {offers: 54});

/** Of 62 decided loops that took 496 hours, with these counts; all loops gave 45 hires more. */
function told(counts: {offers: number; hires: number; isPooled?: boolean}) {
  const {hires, ...rest} = counts;
  return borderlineTold({
    member: null,
    groups: [yes, {...groupOf("borderline", 62), ...rest}],
    posterior: judged!.posterior,
    votes: {...judged!.votes, posterior: judged!.posterior},
    hours: 496,
    hires,
    allHires: 45 + hires,
    weeks: 50,
    rule: {least: 30, confidence: 0.9}
  });
}

it.each([
  [
    {offers: 6, hires: 5},
    "62 took 496 and ended in 6 offers, 5 hires: 99 h a hire, where further screens and their loops take 40."
  ],
  [
    {offers: 6, hires: 4.8},
    "62 took 496 and ended in 6 offers, about 5 hires: 103 h a hire, where further screens and their loops take 40."
  ],
  [
    {offers: 1, hires: 1},
    "62 took 496 and ended in 1 offer, 1 hire: 496 h a hire, where further screens and their loops take 40."
  ],
  [
    {offers: 2, hires: 0},
    "62 took 496 and ended in 2 offers, no hire; further screens and their loops give one for 40 h."
  ]
])("tells hours, offers and hires of borderline loops as anyone would divide them: %o", (counts, words) => {
  expect(told(counts).evidence).toBe(`A borderline loop takes 8 staff hours; ${words}`);
});

it("tells no exact count of loops that pages show only with others", () => {
  expect(told({offers: 6, hires: 5, isPooled: true}).evidence).toBe(
    "A borderline loop takes 8 staff hours; about 60 took 480 and ended in about 5 offers, about 5 hires: 96 h a hire, where further screens and their loops take 40."
  );
  expect(told({offers: 1, hires: 0, isPooled: true}).evidence).toBe(
    "A borderline loop takes 8 staff hours; about 60 took 480 and ended in hardly any offer, hardly any hire; further screens and their loops give one for 40 h."
  );
});

it("says what is given up, of hires or, without any yet, of offers", () => {
  expect(told({offers: 6, hires: 5}).action).toContain("That gives up about 1 in 10 hires:");
  expect(told({offers: 6, hires: 0}).action).toContain("That gives up about 1 in 10 offers:");
  expect(told({offers: 0, hires: 0}).action).toMatch(/and spend the hours on further screens\.$/);
});
