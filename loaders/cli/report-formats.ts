import type {Headline} from "../../src/contracts/finding.js";
import {visible} from "../../src/words/visible.js";
import {escaped, type ReportChart} from "./report-charts.js";
import {pdfOf} from "../publish/pdf.js";
import {type TravellingReport, travellingReport} from "./travelling-report.js";
import {stakeInWords} from "../../src/words/finding.js";

/** What stands below a claim, each line with its name: evidence has none, and too little data are sure of nothing. */
function linesOf({verdict, evidence, action, sure, stake}: Headline): [string | null, string][] {
  const lines: [string | null, string | null][] = [
    [null, evidence || null],
    ["Do next", action],
    ["At stake", stake && `${stakeInWords(stake)}.`],
    ["How sure", verdict === "too_little_data" ? null : sure.sentence]
  ];
  return lines.flatMap(([name, text]) => (text === null ? [] : [[name, text] as [string | null, string]]));
}

/** The report of one audience in a format that may travel. */
export async function reportIn(
  format: "md" | "html" | "pdf",
  results: Parameters<typeof travellingReport>[0],
  of: Parameters<typeof travellingReport>[1]
): Promise<string | Buffer> {
  const report = travellingReport(results, of);
  if (format === "md") return reportAsMarkdown(report);
  const html = reportAsHtml(report);
  return format === "html" ? html : await pdfOf(html, {onePage: of.audience === "leadership"});
}

/** The report as Markdown; what stands in it is text, never markup. */
export function reportAsMarkdown({title, basis, sections}: TravellingReport): string {
  const body = sections.flatMap(({heading, items, lines, charts = []}) => [
    `## ${plain(heading)}`,
    ...items.map((item) =>
      [
        `**${plain(item.deed)}. ${plain(item.claim)}**`,
        ...linesOf(item).map(([name, text]) => (name === null ? plain(text) : `*${name}:* ${plain(text)}`))
      ].join("\n\n")
    ),
    ...(lines.length > 0 ? [lines.map((line) => `- ${plain(line)}`).join("\n")] : []),
    ...charts.map(asTable)
  ]);
  return `${[`# ${plain(title)}`, plain(basis), ...body].join("\n\n")}\n`;
}

function asTable({title, columns, rows}: ReportChart): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  return [`**${plain(title)}**`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * A text in one line that Markdown shows as it stands: no markup, no list or heading of its own, no address that becomes a
 * link, no `@` that calls somebody (some readers heed it behind a backslash too, but not before a blank without width).
 */
function plain(text: string): string {
  return visible(text.trim().replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, " "))
    .replace(/[\\`*_{}[\]<>#|&~$!]|^[-+=]|:(?=\S)|(?<=[\p{L}\p{N}])\.(?=\p{L})|(?<=^\d+)[.)]/gu, "\\$&")
    .replaceAll("@", "@&#8203;");
}

const style = `
:root {color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif}
body {max-width: 44rem; margin: 2rem auto; padding: 0 1rem}
article {border: 1px solid #8886; border-left-width: .4rem; border-radius: .4rem; padding: .5rem 1rem; margin: 1rem 0}
article p {margin: .4rem 0}
article h3 {font-size: 1rem; margin: .4rem 0}
figure {margin: 1rem 0}
figcaption {font-weight: 600}
svg {display: block; width: 100%; max-width: 40rem; height: auto; fill: currentColor; font-size: 12px}
table {border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums}
th, td {padding: .1rem .8rem .1rem 0; text-align: left; border-bottom: 1px solid #8884}
@media print {
  :root {color-scheme: light; font-size: 10.5pt; line-height: 1.4}
  body {margin: 0; max-width: none; padding: 0}
  h1 {font-size: 1.5rem; margin: 0}
  h2 {font-size: 1.15rem; margin: .9rem 0 .4rem}
  article {padding: .2rem .8rem; margin: .4rem 0}
  article h3, figure, ul {margin: .2rem 0}
  article p {display: inline}
  article, li, figure {break-inside: avoid}
  h2 {break-after: avoid}
}`;

/** The report as one self-contained page without scripts; prints as it stands. */
export function reportAsHtml({title, basis, sections}: TravellingReport): string {
  const body = sections
    .map(({heading, items, lines, charts = []}) => {
      const cards = items.map((item) => {
        const lines = linesOf(item).map(
          ([name, text]) => `<p>${name === null ? "" : `<b>${name}:</b> `}${escaped(text)}</p>`
        );
        return `<article><h3>${escaped(item.deed)}. ${escaped(item.claim)}</h3>${lines.join(" ")}</article>`;
      });
      const list = lines.length > 0 ? `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>` : "";
      return `<section><h2>${escaped(heading)}</h2>${cards.join("")}${list}${charts.map(figure).join("")}</section>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(basis)}</p>
${body}
</body>
</html>
`;
}

/** The drawing is escaped where it is made. */
function figure({title, svg, columns, rows}: ReportChart): string {
  const line = (cells: readonly string[], tag: "th" | "td"): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<figure><figcaption>${escaped(title)}</figcaption>${svg}<table><thead>${line(columns, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table></figure>`;
}
