/** A dot of a chart, in pixels. */
interface Dot {
  x: number;
  y: number;
}

/** Where a name stands from its dot: to which side, and how much lower. */
interface Place {
  isRight: boolean;
  dy: number;
}

const gap = 10;
const letter = 7.5;
const lineHeight = 16;
/** The nearer to its dot the better. */
const shifts = [0, -16, 16, -28, 28, -40, 40];

/** A place for the name of each of `named`, one after the other: inside the frame, off other names, on as few dots as may be. */
export function labelPlaces(
  named: readonly (Dot & {text: string})[],
  dots: readonly Dot[],
  {left, right, top, bottom}: {left: number; right: number; top: number; bottom: number}
): Place[] {
  const taken: Box[] = [];
  return named.map(({x, y, text}) => {
    const wide = text.length * letter;
    const boxAt = ({isRight, dy}: Place): Box => {
      const from = isRight ? x + gap : x - gap - wide;
      return {from, to: from + wide, above: y + dy - lineHeight / 2, below: y + dy + lineHeight / 2};
    };
    const cost = (place: Place): number => {
      const box = boxAt(place);
      const isOutside = box.from < left || box.to > right || box.above < top || box.below > bottom;
      const covered = dots.filter((dot) => liesOn(dot, box)).length;
      return (
        (isOutside ? 1000 : 0) +
        100 * taken.filter((other) => meet(box, other)).length +
        covered +
        Math.abs(place.dy) / 50
      );
    };
    const places = shifts.flatMap((dy) => [true, false].map((isRight) => ({isRight, dy})));
    const best = places.reduce((least, place) => (cost(place) < cost(least) ? place : least));
    taken.push(boxAt(best));
    return best;
  });
}

interface Box {
  from: number;
  to: number;
  above: number;
  below: number;
}

function liesOn({x, y}: Dot, {from, to, above, below}: Box): boolean {
  const radius = 4;
  return x + radius > from && x - radius < to && y + radius > above && y - radius < below;
}

function meet(one: Box, other: Box): boolean {
  return one.from < other.to && other.from < one.to && one.above < other.below && other.above < one.below;
}
