/** A value of a table that can be downloaded. */
export type CsvValue = string | number | boolean | null | undefined;

/**
 * One CSV text (RFC 4180, CRLF). A text that a spreadsheet would run as a formula gets an apostrophe before it (some
 * read full-width signs as formulas too, and skip what cannot be seen), also after a semicolon, a tab or a line break
 * inside a cell: where these part cells, or quotes are not heeded, a new cell begins there. Numbers stay numbers. Empty
 * for null.
 */
export function csv(header: string[], rows: CsvValue[][]): string {
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = value.replace(/(?<=^|[;\t\r\n])(?=[\s\p{Cf}"]*[=+\-@＝＋－＠]|^[\s\p{Cf}]*[\t\r\n])/gu, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the reader a file made in the page; nothing leaves the machine. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** The text of an SVG file that looks as the chart does here: theme tokens become the colours they stand for. */
export function svgFile(svg: SVGSVGElement): string {
  const style = getComputedStyle(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("color", style.color);
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const text = new XMLSerializer().serializeToString(copy);
  return text.replace(/var\((--[\w-]+)\)/g, (whole, token: string) => style.getPropertyValue(token).trim() || whole);
}
