import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {asTable, circumstances, type Section} from "./lines.js";

const file = fileURLToPath(new URL("./README.md", import.meta.url));
const order = ["reading", "statistics", "report", "growth", "pages"];
const head = `# Measured

\`npm run bench\` writes this file: plumbline beside a peer, both measured in one run on one machine. The ratio is ours ÷ the peer's, so below 1 plumbline needs less. Each part says when, where and how busy the machine was; figures of different parts, or of a busy machine, are not for comparison. \`npm run bench -- NAME --sizes 10000,100000\` measures one part anew (${order.join(", ")}); R is asked for where it is missing.
`;

/** Puts a part in place of what it wrote before; the others stay as they were measured. */
export function writeSection(name: string, section: Section, begun: Date, loadBefore: number): void {
  const {title, words, lines, more} = section;
  const parts = [`## ${title}`, words, `Measured ${circumstances(begun, loadBefore)}.`];
  if (lines.length > 0) parts.push(asTable(lines));
  if (more !== undefined) parts.push(more);
  const old = existsSync(file) ? readFileSync(file, "utf8") : "";
  const texts = order.map((one) => (one === name ? parts.join("\n\n") : between(old, one)));
  const marked = texts.map((text, index) => text && `${begins(order[index]!)}\n\n${text}\n\n${ends(order[index]!)}\n`);
  writeFileSync(file, [head, ...marked.filter(Boolean)].join("\n"));
}

const begins = (name: string): string => `<!-- ${name} -->`;
const ends = (name: string): string => `<!-- end of ${name} -->`;

function between(text: string, name: string): string {
  const [from, to] = [text.indexOf(begins(name)), text.indexOf(ends(name))];
  return from < 0 || to < from ? "" : text.slice(from + begins(name).length, to).trim();
}
