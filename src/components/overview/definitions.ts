import type {Overview} from "../../contracts/overview.js";
import type {Definition} from "../../contracts/parts.js";

const settled =
  "Quarters whose last candidates have had as many days as nine of ten need; the latest of them, at most four, of which the same quarter a year before is settled too.";

/** How each tile is made, by the beginning of its measure. */
const made: readonly [start: RegExp, definition: Omit<Definition, "measure">][] = [
  [
    /^Phone screens that end/,
    {
      formula: "candidates hired ÷ candidates who came to the phone screen, by the quarter of the screen",
      denominator: "every application with a dated phone screen",
      exclusions: settled
    }
  ],
  [
    /^Borderline loops/,
    {
      formula: "loops with an offer ÷ decided loops after a borderline screen, by the quarter of the screen",
      denominator: "decided loops of candidates whose screen counts as borderline",
      exclusions: settled
    }
  ],
  [
    /^Staff hours per hire/,
    {
      formula:
        "(hours of phone screens + hours of loops) ÷ hires, by the quarter of the screen; hours by the cost sheet, calendar times where known",
      denominator: "hires among those screened; without phone screens, hires among those with a loop",
      exclusions: `${settled} Money stands beside it once loop.hourly_rate and loop.currency are set in plumbline.yaml.`
    }
  ],
  [
    /^Loops that end/,
    {
      formula: "loops with an offer ÷ loops begun, by the quarter in which they began",
      denominator: "every application with a dated loop",
      exclusions: settled
    }
  ],
  [
    /^Hires a quarter/,
    {
      formula: "hires ÷ quarters, by the day of the hire; exact Poisson interval",
      denominator: "whole quarters",
      exclusions: "Quarters that are not over, and those so early in the data that nobody could have been hired yet."
    }
  ],
  [
    /^Days from screen/,
    {
      formula: "median days from the phone screen to the hire, those still under way counted as waiting",
      denominator: "hires, by the quarter of the screen",
      exclusions: settled
    }
  ],
  [
    /^Offers accepted/,
    {
      formula: "offers accepted ÷ offers answered, by the quarter of the offer",
      denominator: "offers accepted or declined",
      exclusions: `Open offers. ${settled}`
    }
  ],
  [
    /^Pairs of votes/,
    {
      formula: "mean over loops of the share of pairs of initial votes that are both yes or both no",
      denominator: "loops with two or more votes, by the quarter of the first interview",
      exclusions: "Shadows, and votes written after the decision."
    }
  ],
  [
    /that would be made again$/,
    {
      formula: "as on the page on agreement",
      denominator: "decided loops with votes",
      exclusions: "It is estimated over all quarters together."
    }
  ],
  [
    /^Scorecards in/,
    {
      formula: "scorecards submitted within so many hours of the interview ÷ scorecards; interval over interviewers",
      denominator: "scorecards of loops and take-homes with both times",
      exclusions: "Shadows, and scorecards of which one time is missing."
    }
  ],
  [
    /^Interviews per/,
    {
      formula:
        "interviews led or shadowed in a quarter ÷ 13 weeks, mean over whoever had one; interval over interviewers",
      denominator: "interviewers with an interview in the quarter",
      exclusions: "Quarters so early in the data that few candidates had come so far."
    }
  ]
];

/** How the tiles that a site has are made. */
export function overviewDefinitions({tiles}: Overview): Definition[] {
  return tiles.flatMap(({measure}) => {
    const definition = made.find(([start]) => start.test(measure))?.[1];
    return definition ? [{measure, ...definition}] : [];
  });
}
