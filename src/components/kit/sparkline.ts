import {html, svg} from "htl";

/** One quarter of a sparkline; null where it is hidden or unknown. */
export interface SparkPoint {
  period: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** The value as it reads. */
  inWords: string;
}

const [width, height, side] = [220, 44, 5];

/** A measure by quarter with its band and the value to hold it against; it starts at nought unless that would flatten it. */
export function sparkline(
  points: readonly SparkPoint[],
  {measure, reference}: {measure: string; reference: number | null}
): HTMLElement {
  const values = points.flatMap(({value, interval}) => [...(value === null ? [] : [value]), ...(interval ?? [])]);
  const all = reference === null ? values : [...values, reference];
  const top = Math.max(...all);
  const least = Math.min(...all);
  const bottom = least > 0 && least < top / 2 ? 0 : least;
  const x = (index: number): number => side + (index * (width - 2 * side)) / Math.max(1, points.length - 1);
  const y = (value: number): number =>
    top === bottom ? height / 2 : height - side - ((value - bottom) / (top - bottom)) * (height - 2 * side);
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{...point, index, value: point.value}]));
  const banded = known.filter(({interval}) => interval !== null);
  const band = [
    ...banded.map(({index, interval}) => `${x(index)},${y(interval![1])}`),
    ...banded.toReversed().map(({index, interval}) => `${x(index)},${y(interval![0])}`)
  ].join(" ");
  const last = known.at(-1);
  const label = `${measure} by quarter: ${known.map(({period, inWords}) => `${period} ${inWords}`).join(", ")}`;
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${svg`<title>${label}</title>
    <polygon points=${band} class="band"></polygon>
    ${reference === null ? null : svg`<line x1="0" x2=${width} y1=${y(reference)} y2=${y(reference)} class="reference"></line>`}
    <polyline points=${known.map(({index, value}) => `${x(index)},${y(value)}`).join(" ")} class="line"></polyline>
    ${last ? svg`<circle cx=${x(last.index)} cy=${y(last.value)} r="3.5" class="now"></circle>` : null}`}
  </svg>`;
}
