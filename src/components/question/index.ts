import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {PublishedEstimate} from "../../contracts/parts.js";
import type {Questions} from "../../contracts/questions.js";
import {coefficient, count, missing, percent} from "../../words/numbers.js";
import {pageChoice} from "../kit/controls.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, faint, ink, plot} from "../kit/chart.js";
import {answerCard} from "../kit/answer-card.js";
import {namePage} from "../kit/url.js";
import {amount, estimate, factsTable, sortableTable} from "../kit/table.js";
import {besideColumns, besideRows} from "../questions/beside-table.js";
import {questionColumns} from "../questions/table.js";
import {makeHeadline} from "../../words/finding.js";

export {questionLimits} from "../questions/limits.js";

/** Everything about one question; says so when the address names none that is published. */
export function questionProfile(slug: string, data: Questions, details: QuestionDetails): HTMLElement {
  const detail = details.questions.find((one) => one.slug === slug);
  if (!detail)
    return answerCard([
      makeHeadline({
        kind: "question.signal",
        verdict: "too_little_data",
        claim: "This question has too few ratings to be shown.",
        evidence: "It has not been put to enough candidates by enough interviewers.",
        action: "Keep asking and rate every question."
      })
    ]);
  namePage(detail.question);
  const mine = data.questions.filter(({question}) => question === detail.question);
  const [question] = mine;
  const [beside] = besideRows(mine, details);
  const attribute = question?.attribute ?? null;
  const pairs = data.pairs.filter(({first, second}) => first === detail.question || second === detail.question);
  const facts = question
    ? factsTable(question, questionColumns.slice(1), {caption: "All that is known of it", name: "question"})
    : null;
  const yardsticks = beside
    ? factsTable(beside, besideColumns(details).slice(1), {
        caption: "Its signal beside other yardsticks",
        name: "question-yardsticks"
      })
    : null;
  const together = sortableTable(pairs, {
    caption: "Pairs with this question",
    name: "question-pairs",
    columns: [
      {label: "Question", value: ({first, second}) => (first === detail.question ? second : first)},
      {label: "Loops", numeric: true, value: ({loops}) => loops},
      estimate("How alike, beyond the rest", ({partial}) => (saysAnything(partial) ? partial : null), coefficient, {
        missing: "too uncertain to say"
      }),
      {label: "What it is", value: ({kind}) => kind}
    ]
  });
  return html`<div>
    <p>${attribute === null ? "Its attribute is not recorded." : `Assesses ${attribute}.`}</p>
    ${answerCard(detail.findings, questionLevelChart(detail, details.notes))}
    <div class="figures">
      ${ratingsChart(detail)}
      <section class="card" aria-label="Beside other yardsticks">
        <h3>Beside other yardsticks</h3>
        ${yardsticks}
      </section>
    </div>
    <section class="card" aria-label="Questions it is asked together with">
      <h3>Questions it is asked together with</h3>
      ${pairs.length === 0 ? html`<p>No other question shares ${data.leastPairs} loops with it.</p>` : together}
    </section>
    <section class="card" aria-label="All that is known of it">
      <h3>All that is known of it</h3>
      ${facts}
    </section>
  </div>`;
}

/** Which ratings it gets: bars of a whole. */
function ratingsChart({scale}: Detail): HTMLElement {
  const most = [...scale].sort((a, b) => b.share - a.share)[0];
  return chartCard({
    title: most ? `Rated ${most.points} most often` : "Its ratings are of too few to show",
    subtitle: "Share of ratings at each point, %",
    howToRead: "A question whose ratings nearly all stand at one point tells candidates apart badly.",
    alternative: scale.map(({points, share}) => `${points}: ${percent(share)}`).join("; "),
    chart:
      scale.length > 0
        ? (width) =>
            plot({
              width,
              height: 200,
              marginLeft: 40,
              marginTop: 20,
              marginBottom: 30,
              x: {type: "band", domain: scale.map(({points}) => points), label: null, padding: 0.3},
              y: {percent: true, label: null, ticks: 4, grid: true},
              marks: [
                Plot.barY(scale, {
                  x: "points",
                  y: "share",
                  fill: ink,
                  title: ({points, share}: {points: number; share: number}) => `${points}: ${percent(share)}`,
                  tip: true
                }),
                Plot.ruleY([0])
              ]
            })
        : null,
    table: sortableTable(scale, {
      caption: "Share of ratings at each point",
      name: "question-scale",
      columns: [
        {label: "Rating", numeric: true, value: ({points}) => points},
        amount("Share", ({share}) => share, percent)
      ]
    }),
    name: "question-scale"
  });
}

/** Leads to another question's page. */
export function questionChoice(slug: string, {questions}: QuestionDetails): HTMLElement {
  const pages = questions.map((one) => ({name: one.question, slug: one.slug}));
  return pageChoice(pages, {label: "Another question", folder: "questions", list: "All questions", current: slug});
}

type Detail = QuestionDetails["questions"][number];
type Point = NonNullable<Detail["level"]>[number];
type Shown = Point & {mean: number; limit: number; n: number};

/** Control chart by quarter: are candidates of equal standing rated as they used to be? */
export function questionLevelChart({level}: Detail, notes: QuestionDetails["notes"] = []): HTMLElement {
  const all = level ?? [];
  const shown = all.filter((point): point is Shown => point.mean !== null && point.limit !== null);
  const outside = shown.filter(isOutside);
  const marked = notes.filter(({period}) => all.some((point) => point.period === period));
  return chartCard({
    title:
      shown.length === 0
        ? "Whether it changed cannot be told yet"
        : outside.length === 0
          ? "Rated as it used to be"
          : `Outside its limits in ${outside.length > 2 ? `${outside.length} quarters` : outside.map(({period}) => period).join(" and ")}`,
    subtitle: "Points above or below what its first ratings would suggest, by quarter; band: limits of chance",
    howToRead: `A dot outside the band of three standard errors is rarely chance. A leaked question goes up and tells less.${marked.length > 0 ? ` Marked: ${marked.map(({date, text}) => `${date} ${text}`).join("; ")}.` : ""}`,
    alternative: shown
      .map(({period, mean, n}) => `${period} ${coefficient(mean)} points, ${count(n)} ratings`)
      .join("; "),
    chart: shown.length > 0 ? (width) => draw(all, shown, marked, width) : null,
    empty: "It takes sixty dated ratings.",
    table: sortableTable(all, {
      caption: "Quarters with their ratings given ability",
      name: "question-level",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        {label: "Ratings", numeric: true, missing: "too few candidates", value: ({n}) => n},
        amount("Points from expected", ({mean}) => mean, coefficient),
        {
          label: "Limit",
          numeric: true,
          value: ({limit}) => limit,
          format: ({limit}) => (limit === null ? missing : `±${coefficient(limit)}`)
        }
      ]
    }),
    name: "question-level"
  });
}

function isOutside({mean, limit}: Shown): boolean {
  return Math.abs(mean) > limit;
}

function draw(
  all: readonly Point[],
  shown: readonly Shown[],
  marked: QuestionDetails["notes"],
  width: number
): Element {
  return plot({
    width,
    height: 250,
    marginLeft: 46,
    marginBottom: width < 500 ? 54 : 34,
    marginTop: 28,
    x: {label: null, domain: all.map(({period}) => period), type: "point", tickRotate: width < 500 ? -45 : 0},
    y: {label: null, grid: true, nice: true},
    marks: [
      Plot.ruleY([0], {stroke: faint}),
      Plot.ruleX(marked, {x: "period", stroke: faint, strokeDasharray: "4,3", title: "text"}),
      Plot.text(marked, {x: "period", text: () => "note", frameAnchor: "top", dy: -12, fill: faint}),
      Plot.areaY(shown, {
        x: "period",
        y1: ({limit}: Shown) => -limit,
        y2: "limit",
        fill: context,
        fillOpacity: 0.2,
        curve: "step"
      }),
      Plot.line(shown, {x: "period", y: "mean", stroke: ink}),
      Plot.dot(shown, {x: "period", y: "mean", r: 5, fill: (point: Shown) => (isOutside(point) ? accent : ink)})
    ]
  });
}

/** An interval as wide as the scale of a correlation says nothing of it, whatever its estimate. */
function saysAnything({interval}: Pick<PublishedEstimate, "interval">): boolean {
  return interval === null || interval[1] - interval[0] < 1.9;
}
