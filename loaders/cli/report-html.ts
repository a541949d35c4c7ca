import {verdictWords} from "./report-markdown.js";
import type {TravellingReport} from "./travelling-report.js";

const style = `
:root {color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif}
body {max-width: 44rem; margin: 2rem auto; padding: 0 1rem}
article {border: 1px solid #8886; border-left-width: .4rem; border-radius: .4rem; padding: .5rem 1rem; margin: 1rem 0}
article p {margin: .4rem 0}
.verdict {font-weight: 600}
@media print {
  :root {color-scheme: light; font-size: 11pt}
  body {margin: 0; max-width: none}
  article, li {break-inside: avoid}
  h2 {break-after: avoid}
}`;

/** The report as one self-contained page without scripts; prints as it stands. */
export function reportAsHtml({title, basis, sections}: TravellingReport): string {
  const body = sections
    .map(({heading, items, lines}) => {
      const cards = items.map(
        ({verdict, sentence, action}) =>
          `<article><p class="verdict">${verdictWords[verdict]}</p><p>${text(sentence)}</p><p><b>Next:</b> ${text(action)}</p></article>`
      );
      const list = lines.length > 0 ? `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join("")}</ul>` : "";
      return `<section><h2>${text(heading)}</h2>${cards.join("")}${list}</section>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
<p>${text(basis)}</p>
${body}
</body>
</html>
`;
}

const entities: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
