import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {InterviewerDetails} from "../../contracts/interviewer-details.js";
import {coefficient, counted, hours, missing, percent, withInterval} from "../../words/numbers.js";
import {interviewerSlug} from "../../words/people.js";
import {voteInWords} from "../../words/votes.js";
import {pageChoice} from "../kit/controls.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, labelMargin, plot} from "../kit/chart.js";
import {answerCard} from "../kit/answer-card.js";
import {namePage} from "../kit/url.js";
import {amount, estimate, sortableTable} from "../kit/table.js";
import {trendChart} from "../kit/trend-chart.js";
import {makeHeadline} from "../../words/finding.js";

export {interviewerLimits} from "../interviewers/limits.js";

type Detail = InterviewerDetails["people"][number];

/** Everything about one interviewer, beside everyone; says so when the address names nobody with enough votes. */
export function interviewerProfile(slug: string, {people, leastVotes}: InterviewerDetails): HTMLElement {
  const person = people.find(({interviewer}) => interviewerSlug(interviewer) === slug);
  if (!person)
    return answerCard([
      makeHeadline({
        kind: "interviewer.severity",
        verdict: "too_little_data",
        claim: "Nobody of this name has enough votes to be shown.",
        evidence: `It takes ${leastVotes} cast before a decision on candidates whom others met too.`,
        action: "Collect more loops; so few votes of one person say more about whom they met."
      })
    ]);
  namePage(person.interviewer);
  return html`<div>
    ${answerCard(person.findings, interviewerQuarters(person))}
    <div class="figures">${interviewerScale(person)} ${habits(person)}</div>
  </div>`;
}

/** Leads to another interviewer's page. */
export function interviewerChoice(slug: string, {people}: InterviewerDetails): HTMLElement {
  const pages = people.map(({interviewer}) => ({name: interviewer, slug: interviewerSlug(interviewer)}));
  return pageChoice(pages, {
    label: "Another interviewer",
    folder: "interviewers",
    list: "All interviewers",
    current: slug
  });
}

function habits({interviewer, spread, noData, hours: time}: Detail): HTMLElement {
  const rows = [
    {
      label: "Spread of ratings on one scorecard, points",
      own: coefficient(spread.own),
      everyone: coefficient(spread.everyone)
    },
    {label: "Ratings left without data", own: percent(noData.own), everyone: percent(noData.everyone)},
    {
      label: "Median hours to feedback",
      own: time.own.value === null ? missing : withInterval(time.own.value, time.own.interval, hours),
      everyone: hours(time.everyone)
    }
  ];
  const table = sortableTable(rows, {
    caption: `Habits of ${interviewer}, beside everyone`,
    name: "habits",
    columns: [
      {label: "Habit", value: ({label}) => label},
      {label: interviewer, numeric: true, value: ({own}) => own},
      {label: "Everyone", numeric: true, value: ({everyone}) => everyone}
    ]
  });
  return html`<section class="card" aria-label="Habits">
    <h3>Habits, beside everyone</h3>
    ${table}
  </section>`;
}

type Point = Detail["scale"][number];

/** Which votes the interviewer uses, beside everyone. */
export function interviewerScale({interviewer, scale, votes}: Detail): HTMLElement {
  const nameOf = ({vote}: Point): string => voteInWords(vote);
  return chartCard({
    title: "Use of the scale, beside everyone",
    subtitle: `Share of votes, %; dot: ${interviewer}, ${counted(votes, "vote")}; bar: everyone`,
    howToRead: "It depends on whom they met: read it together with the difference from others above.",
    alternative:
      scale.map((point) => `${nameOf(point)} ${percent(point.share)}, everyone ${percent(point.everyone)}`).join("; ") +
      ".",
    chart: (width) =>
      plot({
        width,
        height: 70 + scale.length * 34,
        marginLeft: labelMargin(scale.map(nameOf), width),
        marginRight: 24,
        marginBottom: 34,
        x: {label: null, percent: true, zero: true, ticks: 5, grid: true},
        y: {label: null, domain: scale.map(nameOf)},
        marks: [
          Plot.barX(scale, {y: nameOf, x: "everyone", fill: context, fillOpacity: 0.45, insetTop: 6, insetBottom: 6}),
          Plot.dot(scale, {y: nameOf, x: "share", r: 5, fill: accent})
        ]
      }),
    table: sortableTable(scale, {
      caption: `Votes of ${interviewer}, beside everyone`,
      name: "scale",
      columns: [
        {label: "Vote", value: nameOf},
        amount(interviewer, ({share}) => share, percent),
        amount("Everyone", ({everyone}) => everyone, percent)
      ]
    }),
    name: "scale"
  });
}

type Quarter = Detail["quarters"][number];

/** Own votes minus those of the others on the same candidates, by quarter. */
export function interviewerQuarters({interviewer, quarters}: Detail): HTMLElement {
  const shown = quarters.filter(({gap}) => gap.value !== null);
  return chartCard({
    title: titleOf(shown),
    subtitle: `Votes of ${interviewer} above or below the others on the same candidates, points; bars: 90 %`,
    howToRead: "Each dot is a quarter. Where the bars overlap, nothing has changed for certain.",
    alternative:
      shown.map(({period, gap}) => `${period} ${withInterval(gap.value, gap.interval, coefficient)}`).join("; ") + ".",
    chart:
      shown.length > 0
        ? (width) =>
            trendChart(
              quarters.map(({period, votes, gap}) => ({period, ...gap, n: votes})),
              width,
              {
                format: coefficient,
                reference: {value: 0, label: "others"},
                domain: symmetric(shown),
                height: 250
              }
            )
        : null,
    empty: "No quarter has five candidates of this interviewer.",
    table: sortableTable(quarters, {
      caption: `Gap to the others by quarter, ${interviewer}`,
      name: "quarters",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        {label: "Votes", numeric: true, missing: "hidden: fewer than five candidates", value: ({votes}) => votes},
        estimate("Gap, points", ({gap}) => gap, coefficient)
      ]
    }),
    name: "quarters"
  });
}

/** Names a change only where the first and the last quarter's intervals do not touch. */
export function titleOf(shown: readonly Quarter[]): string {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first?.gap.interval || !last?.gap.interval || first === last) return "Too few votes in single quarters";
  const apart = first.gap.interval[0] > last.gap.interval[1] || first.gap.interval[1] < last.gap.interval[0];
  return apart
    ? `${last.gap.value! > first.gap.value! ? "Milder" : "Stricter"} in ${last.period} than in ${first.period}`
    : "No clear change between first and last quarter";
}

function symmetric(shown: readonly Quarter[]): [number, number] {
  const reach = Math.max(0.5, ...shown.flatMap(({gap}) => [...(gap.interval ?? []), gap.value ?? 0]).map(Math.abs));
  return [-reach, reach];
}
