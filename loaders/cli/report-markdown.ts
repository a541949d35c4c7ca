import type {Headline} from "../../src/contracts/headline.js";
import type {ReportChart, TravellingReport} from "./travelling-report.js";

export const verdictWords: Record<Headline["verdict"], string> = {
  act: "Act",
  watch: "Watch",
  ok: "Nothing unusual",
  too_little_data: "Not enough data"
};

/** The report as Markdown; what stands in it is text, never markup. */
export function reportAsMarkdown({title, basis, sections}: TravellingReport): string {
  const body = sections.flatMap(({heading, items, lines, charts = []}) => [
    `## ${plain(heading)}`,
    ...items.map(
      ({verdict, sentence, action}) => `**${verdictWords[verdict]}.** ${plain(sentence)}\n\n*Next:* ${plain(action)}`
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

function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
}
