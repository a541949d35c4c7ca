import {html} from "htl";
import type {Since} from "../../contracts/overview.js";
import {count, counted, date} from "../../words/numbers.js";

const words = {new: "New", changed: "Changed", closed: "Closed"} as const;

/** What changed since the last build: findings that came, turned or went, and how many candidates more. */
export function sinceLastBuild({since}: {since: Since}): HTMLElement {
  const {day, changes, more, sameSettings} = since;
  if (day === null)
    return html`<section class="card since" aria-label="Since the last build">
      <h2>What changed</h2>
      <p>What changed will stand here once there is an earlier build to compare with.</p>
    </section>`;
  return html`<section class="card since" aria-label="Since the last build">
    <h2>Since ${date(day)}</h2>
    <p>${[...growth(since), changes.length === 0 ? "No verdict changed." : ""].filter(Boolean).join(" ")}</p>
    <ul>
      ${changes.map(
        ({what, sentence, page}) =>
          html`<li>
            <b>${words[what]}</b>
            <span>${page ? html`<a href=${`./${page.path}.html`}>${sentence}</a>` : sentence}</span>
          </li>`
      )}
    </ul>
    ${more ? html`<p>${count(more)} more; the list of what to do has them.</p>` : null}
    ${sameSettings ? null : html`<p>The settings or the version changed too, so not all of it comes from new data.</p>`}
  </section>`;
}

/** "34 more candidates were seen, 12 of them in a loop." Differences of a few stay untold. */
export function growth({moreCandidates, moreInLoops, nowJudged}: Since): string[] {
  const seen =
    moreCandidates === null
      ? "Only a few candidates came or went."
      : moreCandidates > 0
        ? `${counted(moreCandidates, "more candidate")} in the data.`
        : moreCandidates < 0
          ? `${counted(-moreCandidates, "candidate")} fewer in the data.`
          : "As many candidates as then.";
  const loops = (moreInLoops ?? 0) > 0 ? `${counted(moreInLoops, "more candidate")} with a loop.` : "";
  const judged =
    (nowJudged ?? 0) > 0 ? `${counted(nowJudged, "subject")} can be judged now, and came out as expected.` : "";
  return [seen, loops, judged].filter(Boolean);
}
