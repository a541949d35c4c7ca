import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Agreement} from "../../contracts/agreement.js";
import type {Headline} from "../../contracts/finding.js";
import {count, counted, percent, withInterval} from "../../words/numbers.js";
import {answerCard} from "../kit/answer-card.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, band, context, ends, ink, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Slice = Agreement["slices"][number]["slice"];
type Repeat = Agreement["repeatability"][number];

/** What is told of a slice: of a role that is told of alone, that role; else all loops, and then `isWhole`. */
export interface Repeated {
  repeat: Repeat;
  /** The card cannot follow what was chosen. */
  isWhole: boolean;
}

/** How often a repeat loop would decide the same, for the chosen slice as far as it can be told. */
export function repeatOf({repeatability}: Agreement, {role, level, period}: Slice): Repeated {
  const all = repeatability.find(({subject}) => subject === "all")!;
  if (role === null && level === null && period === null) return {repeat: all, isWhole: false};
  const own = level === null && period === null ? repeatability.find(({subject}) => subject === role) : undefined;
  return {repeat: own ?? all, isWhole: own === undefined};
}

/** The answer of the page, beside the curve that proves it. */
export function agreementAnswer(data: Agreement, chosen: Agreement["slices"][number]): HTMLElement {
  const {repeat, isWhole} = repeatOf(data, chosen.slice);
  const isAll = repeat.subject === "all";
  const findings: Headline[] = isAll && data.findings.length > 0 ? data.findings : [repeat.headline];
  const usual = data.slices.find(({slice}) => (isAll ? isEverything(slice) : isRoleAlone(slice, repeat.subject)));
  return html`<div>
    ${
      isWhole
        ? html`<p class="notice">
            How often offers would be made again is told for all loops and for single roles: the answer below is for
            all.
          </p>`
        : null
    }
    ${answerCard(findings, repeatCurve(repeat, usual, data.leastLoops))}
  </div>`;
}

function isEverything({role, level, period}: Slice): boolean {
  return role === null && level === null && period === null;
}

function isRoleAlone({role, level, period}: Slice, name: string): boolean {
  return role === name && level === null && period === null;
}

/** Offers made again, by the number of votes in the loop, with the loop as it is now and the share aimed for. */
function repeatCurve(
  {byInterviews: points, headline, unbound}: Repeat,
  usual: Pick<Agreement["slices"][number], "interviewsPerLoop" | "loops"> | undefined,
  leastLoops: number
): HTMLElement {
  const interviewsPerLoop = usual?.interviewsPerLoop ?? null;
  const now = Math.round(interviewsPerLoop ?? 0);
  const target = headline.mark?.reference ?? null;
  return chartCard({
    title: curveTitle(points, now),
    subtitle: `Offers made again by other interviewers, %, by votes in the loop${interviewsPerLoop === null ? "" : `, ${interviewsPerLoop.toFixed(1)} now`}; band: 90 %`,
    howToRead: `A loop has fewer votes than interviews where a first vote is not known; only known ones count here. Imagine the same candidates in a second loop with other interviewers: the line is the share of today's offers that it would make again.${
      unbound
        ? ` It may also be lower: ${unbound}.`
        : " What the decider knew beyond the votes counts as chance here, so the true share may be higher."
    }`,
    alternative: points
      .map(({interviews, offers}) => `${interviews} votes: ${withInterval(offers.value, offers.interval, percent)}`)
      .join("; "),
    chart: points.length > 0 ? (width) => drawCurve(points, {now, loops: usual?.loops ?? null, target}, width) : null,
    empty: `This needs ${leastLoops} loops with two or more votes, some with an offer and some without.`,
    table: sortableTable(points, {
      caption: "Offers made again, by votes in the loop",
      name: "offers-made-again",
      columns: [
        amount("Votes", ({interviews}) => interviews, count),
        estimate("Offers made again", ({offers}) => offers, percent)
      ]
    }),
    name: "offers-made-again"
  });
}

/** Least points in a hundred that one vote more is called worth having. */
const worthHaving = 0.02;

/** What one vote more would bring. */
export function curveTitle(points: Repeat["byInterviews"], now: number): string {
  const at = (n: number): number | null => points.find(({interviews}) => interviews === n)?.offers.value ?? null;
  const [here, next] = [at(now), at(now + 1)];
  if (here === null) return "Offers made again, by the size of the loop";
  if (next === null) return "More votes than now were not looked at";
  const gain = Math.round(100 * next) - Math.round(100 * here);
  return next - here < worthHaving
    ? "One more vote in each loop would add little"
    : `One more vote in each loop would add ${gain} in 100 offers`;
}

function drawCurve(
  points: Repeat["byInterviews"],
  {now, loops, target}: {now: number; loops: number | null; target: {value: number; label: string} | null},
  width: number
): Element {
  const here = points.filter(({interviews}) => interviews === now);
  const value = ({offers}: Repeat["byInterviews"][number]): number | null => offers.value;
  const tip = ({interviews, offers}: Repeat["byInterviews"][number]): string =>
    [
      counted(interviews, "vote"),
      withInterval(offers.value, offers.interval, percent),
      ...(loops === null ? [] : [`n = ${counted(loops, "loop")}`])
    ].join("\n");
  return plot({
    width,
    height: 250,
    marginLeft: 48,
    marginTop: 22,
    marginBottom: 44,
    x: {label: "votes in the loop", labelArrow: "none", ticks: points.length, tickFormat: "d"},
    y: {label: null, domain: [0, 1], grid: true, ticks: 5, tickFormat: percent},
    marks: [
      Plot.areaY(points, {
        x: "interviews",
        ...ends("y", ({offers}: Repeat["byInterviews"][number]) => offers.interval),
        fill: context,
        fillOpacity: 0.22
      }),
      ...(target
        ? [
            Plot.ruleY([target.value], {stroke: accent, strokeDasharray: "4 3", strokeWidth: 1.5}),
            Plot.text([target], {
              y: "value",
              text: ({label}: {label: string}) => label,
              // The curve rises: at its end it is furthest from the target, on one side of it.
              frameAnchor: "right",
              textAnchor: "end",
              dy: (points.at(-1)?.offers.value ?? 0) < target.value ? -10 : 12,
              fill: accent,
              stroke: background,
              strokeWidth: 4
            })
          ]
        : []),
      Plot.line(points, {x: "interviews", y: value, stroke: ink, strokeWidth: 2}),
      Plot.dot(points, {x: "interviews", y: value, r: 3.5, fill: ink}),
      Plot.dot(here, {x: "interviews", y: value, r: 7, fill: accent}),
      Plot.text(here, {
        x: "interviews",
        y: value,
        text: () => "your loop",
        dy: -18,
        fill: accent,
        fontWeight: 700,
        stroke: background,
        strokeWidth: 4
      }),
      Plot.tip(points, Plot.pointerX({x: "interviews", y: value, title: tip}))
    ]
  });
}

/** Of twenty offers, those that other interviewers would make again: surely, perhaps, and not. */
export function twentyOffers(data: Agreement, chosen: Agreement["slices"][number]): HTMLElement {
  const {repeat, isWhole} = repeatOf(data, chosen.slice);
  const {offers, decisions, subject, loops} = repeat;
  const whose = subject === "all" ? (isWhole ? "all loops, whatever is chosen" : "all loops") : subject;
  const [surely, perhaps] = ofTwenty(offers.interval);
  return chartCard({
    title:
      offers.value === null
        ? "How many offers would be made again cannot be told"
        : `Of 20 offers about ${Math.round(20 * offers.value)} would be made again`,
    subtitle: `Filled: made again by other interviewers; grey: perhaps; empty: not (${whose}${loops === null ? "" : `, ${counted(loops, "loop")}`})`,
    howToRead: `Each circle is one offer in twenty. Filled are as many as the low end of the 90 % interval says, grey as many more as the high end says.${decisions.value === null ? "" : ` Of all decisions, offers and refusals, ${percent(decisions.value)} would be the same.`}`,
    alternative: `Of 20 offers ${surely} to ${perhaps} would be made again.`,
    chart: offers.value === null ? null : (width) => drawTwenty([surely, perhaps], width),
    empty: "There are too few decided loops with two votes.",
    table: sortableTable(
      data.repeatability.filter((one) => one.offers.value !== null),
      {
        caption: "Decisions that a repeat loop would make again",
        name: "repeat-loop",
        columns: [
          {label: "Role", value: ({subject: of}) => (of === "all" ? "All roles" : of)},
          amount("Loops", ({loops}) => loops, count),
          amount("Offer rate", ({offerRate}) => offerRate, percent),
          estimate("Offers again", (one) => one.offers, percent),
          amount("Offers again, at least", ({offersAtLeast}) => offersAtLeast, percent),
          estimate("Decisions again", (one) => one.decisions, percent),
          amount("Decisions again, at least", ({decisionsAtLeast}) => decisionsAtLeast, percent)
        ]
      }
    ),
    name: "twenty-offers"
  });
}

/** Of twenty, how many at least and at most. */
export function ofTwenty(interval: readonly [number, number] | null): [number, number] {
  return interval === null ? [0, 0] : [Math.floor(20 * interval[0] + 1e-9), Math.ceil(20 * interval[1] - 1e-9)];
}

function drawTwenty([surely, perhaps]: [number, number], width: number): Element {
  const circles = Array.from({length: 20}, (_, index) => ({
    column: index % 10,
    row: Math.floor(index / 10),
    fill: index < surely ? ink : index < perhaps ? context : band
  }));
  const side = Math.min(46, width / 10);
  return plot({
    width: side * 10,
    height: side * 2 + 8,
    margin: 4,
    x: {type: "band", domain: Array.from({length: 10}, (_, index) => index), axis: null},
    y: {type: "band", domain: [0, 1], axis: null},
    marks: [
      Plot.dot(circles, {
        x: "column",
        y: "row",
        r: side * 0.36,
        fill: "fill",
        fillOpacity: (circle: {fill: string}) => (circle.fill === band ? 0 : 1),
        stroke: ink,
        strokeWidth: 1.5
      })
    ]
  });
}

/** What shadow interviews have shown so far, or why they are worth having. */
export function shadowPanel({shadows}: Agreement): HTMLElement {
  const {pairs, least, sameSide} = shadows;
  return html`<section class="card" aria-label="Shadow interviews">
    <h3>Shadow interviews</h3>
    <p>${saidOf(pairs, sameSide)}</p>
    <p>
      ${
        (pairs ?? 0) >= least
          ? "There are enough of them to tell real differences between interviews from how two people read one interview: the split above shows both."
          : `${pairs === null ? "More of them" : `${count(least - pairs)} more`} would tell real differences between interviews from how two people read one interview. Until then both count as chance.`
      }
    </p>
  </section>`;
}

function saidOf(pairs: number | null, sameSide: Agreement["shadows"]["sameSide"]): string {
  if (pairs === 0) return "No scorecard of a shadow stands beside that of who led the interview.";
  if (pairs === null) return "Shadows and leads voted on too few candidates in common to say how often they agree.";
  return `In ${count(pairs)} shadow interviews the shadow and who led it voted; their votes were on the same side in ${withInterval(sameSide.value, sameSide.interval, percent)} of them.`;
}
