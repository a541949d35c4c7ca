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
export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** An SVG as text, with its size in pixels. */
export interface Drawing {
  text: string;
  width: number;
  height: number;
}

const [space, titleSize, textSize] = [16, 17, 13];

/**
 * A chart as a file that speaks for itself: title and measure above, source below, and every theme token replaced by the
 * colour that it stands for here.
 */
export function svgFile(svg: SVGSVGElement, said: {title: string; subtitle: string; source: string}): Drawing {
  const style = getComputedStyle(svg);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const top = space + titleSize + 6 + (said.subtitle === "" ? 0 : textSize + 6) + 8;
  const whole = {width: width + 2 * space, height: top + height + textSize + 2 * space};
  const line = (text: string, y: number, size: number, weight: number): SVGElement => {
    const element = document.createElementNS(namespace, "text");
    element.setAttribute("x", String(space));
    element.setAttribute("y", String(y));
    element.setAttribute("font-size", String(size));
    element.setAttribute("font-weight", String(weight));
    element.setAttribute("fill", "currentColor");
    element.textContent = text;
    return element;
  };
  const sheet = document.createElementNS(namespace, "svg");
  for (const [name, value] of Object.entries({...whole, viewBox: `0 0 ${whole.width} ${whole.height}`}))
    sheet.setAttribute(name, String(value));
  sheet.setAttribute("xmlns", namespace);
  sheet.setAttribute("color", style.color);
  sheet.setAttribute("font-family", "system-ui, sans-serif");
  const ground = document.createElementNS(namespace, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", token("--plumbline-card") || "white");
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("x", String(space));
  copy.setAttribute("y", String(top));
  copy.setAttribute("overflow", "visible");
  sheet.append(ground, line(said.title, space + titleSize, titleSize, 700));
  if (said.subtitle !== "") sheet.append(line(said.subtitle, space + titleSize + 6 + textSize, textSize, 400));
  sheet.append(copy, line(said.source, whole.height - space, textSize, 400));
  const text = new XMLSerializer().serializeToString(sheet);
  return {...whole, text: text.replace(/var\((--[\w-]+)\)/g, (all, name: string) => token(name) || all)};
}

const namespace = "http://www.w3.org/2000/svg";

/** A drawing as a picture of twice its size, sharp on paper and slides. */
export async function pngFile({text, width, height}: Drawing): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: 2 * width, height: 2 * height});
  canvas.getContext("2d")!.drawImage(image, 0, 0, 2 * width, 2 * height);
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this browser draws no pictures"))), "image/png")
  );
}
