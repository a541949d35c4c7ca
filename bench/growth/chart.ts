import {linearRegression} from "simple-statistics";

/** Points of one kind: what was measured at each size. */
export interface Series {
  name: string;
  points: readonly (readonly [size: number, value: number])[];
}

/** value ≈ factor · size^exponent by least squares on logarithms; null below three sizes. */
export function powerOf({points}: Series): {exponent: number; factor: number} | null {
  if (points.length < 3) return null;
  const {m, b} = linearRegression(points.map(([size, value]) => [Math.log(size), Math.log(value)]));
  return {exponent: m, factor: Math.exp(b)};
}

const [width, height, left, right, top, bottom] = [460, 320, 64, 36, 34, 44];
const colours = ["#1b6ca8", "#b4530a"];

/** Panels side by side, both axes logarithmic, each series with its fitted power, as an SVG that stands alone. */
export function logLogChart(panels: readonly {title: string; unit: string; series: readonly Series[]}[]): string {
  const drawn = panels.map((panel, index) => `<g transform="translate(${index * width},0)">${drawPanel(panel)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * panels.length}" height="${height}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${drawn.join("")}</svg>\n`;
}

function drawPanel({title, unit, series}: {title: string; unit: string; series: readonly Series[]}): string {
  const all = series.flatMap(({points}) => points);
  const x = axis(
    all.map(([size]) => size),
    left,
    width - right
  );
  const y = axis(
    all.map(([, value]) => value),
    height - bottom,
    top
  );
  const tick = (value: number): string => value.toLocaleString("en");
  const lines = [
    ...x.ticks.map(
      (at) =>
        `<path d="M${x.at(at)},${top}V${height - bottom}" stroke="#ddd"/><text x="${x.at(at)}" y="${height - bottom + 16}" text-anchor="middle">${tick(at)}</text>`
    ),
    ...y.ticks.map(
      (at) =>
        `<path d="M${left},${y.at(at)}H${width - right}" stroke="#ddd"/><text x="${left - 6}" y="${y.at(at) + 4}" text-anchor="end">${tick(at)}</text>`
    )
  ];
  const marks = series.map((one, index) => {
    const colour = colours[index]!;
    const power = powerOf(one);
    const [first, last] = [one.points[0]![0], one.points.at(-1)![0]];
    const fitted = (size: number): string => `${x.at(size)},${y.at(power!.factor * size ** power!.exponent)}`;
    const line = power && `<path d="M${fitted(first)}L${fitted(last)}" stroke="${colour}" stroke-width="1.5"/>`;
    const dots = one.points.map(
      ([size, value]) => `<circle cx="${x.at(size)}" cy="${y.at(value)}" r="4" fill="${colour}"/>`
    );
    const words = `${one.name}${power ? `: rows^${power.exponent.toFixed(2)}` : ""}`;
    return `${line ?? ""}${dots.join("")}<text x="${left + 8}" y="${top + 14 + index * 16}" fill="${colour}">${words}</text>`;
  });
  return `<text x="${left}" y="18" font-weight="600">${title}, ${unit}</text><text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">scorecards</text>${lines.join("")}${marks.join("")}`;
}

/** A logarithmic axis that ends at whole powers of ten. */
function axis(values: readonly number[], from: number, to: number): {at: (value: number) => number; ticks: number[]} {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
    ticks: Array.from({length: high - low + 1}, (_, index) => 10 ** (low + index))
  };
}
