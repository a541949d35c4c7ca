/** What stands for a value that is hidden or cannot be estimated. */
export const missing = "–";

const space = "\u00a0";
type Maybe = number | null | undefined;

function absent(value: Maybe): value is null | undefined {
  return value === null || value === undefined || !Number.isFinite(value);
}

/** A true minus sign, and no "−0". */
function signed(digits: string): string {
  return /^-0(\.0+)?$/.test(digits) ? digits.slice(1) : digits.replace("-", "−");
}

/** 12345 → "12,345". */
export function count(value: Maybe): string {
  if (absent(value)) return missing;
  return signed(Math.round(value).toString()).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A share as a percentage without decimals: 0.342 → "34 %". */
export function percent(share: Maybe): string {
  return absent(share) ? missing : `${signed((share * 100).toFixed(0))}${space}%`;
}

/** A difference of two shares in percentage points, with its sign: 0.05 → "+5 points". */
export function points(difference: Maybe): string {
  if (absent(difference)) return missing;
  const whole = signed((difference * 100).toFixed(0));
  return `${whole === "0" || whole.startsWith("−") ? "" : "+"}${whole} points`;
}

/** The size of a difference of two shares, without a sign: 0.005 → "half a point", 0.01 → "1 point", 0.1 → "10 points". */
export function pointsApart(size: number): string {
  const inPoints = Number((100 * size).toFixed(2));
  if (inPoints === 0.5) return "half a point";
  return `${inPoints} ${inPoints === 1 ? "point" : "points"}`;
}

/** Hours as a whole number: 1234.4 → "1,234 h". */
export function hours(value: Maybe): string {
  return absent(value) ? missing : `${count(value)}${space}h`;
}

/** An amount of money in whole units: 9120.4, "EUR" → "9,120 EUR"; without a currency the bare number. */
export function money(value: Maybe, currency: string | null): string {
  return absent(value) || currency === null ? count(value) : `${count(value)}${space}${currency}`;
}

/** A coefficient or vote points with two decimals: −0.6 → "−0.60". */
export function coefficient(value: Maybe): string {
  return absent(value) ? missing : signed(value.toFixed(2));
}

/** A range with an en dash, its unit written once: ([0.27, 0.43], percent) → "27–43 %". Negative ends read "−2 to 5". */
export function range(
  interval: readonly [number, number] | null | undefined,
  format: (value: Maybe) => string
): string {
  if (!interval || interval.some(absent)) return missing;
  const [low, high] = interval.map(format) as [string, string];
  if (low === high) return low;
  const separator = /^−|^\+/.test(low) || /^−|^\+/.test(high) ? " to " : "–";
  const unit = /[\u00a0 ][^\d]+$/.exec(high)?.[0] ?? "";
  return `${unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low}${separator}${high}`;
}

/** Estimate and interval: "34 % (27–43 %)"; of a share of which only a bound may be shown: "≤ 17 %", "≥ 83 %". */
export function withInterval(
  value: Maybe,
  interval: readonly [number, number] | null | undefined,
  format: (value: Maybe) => string
): string {
  if (!interval) return format(value);
  if (absent(value)) return interval[0] === 0 ? `≤${space}${format(interval[1])}` : `≥${space}${format(interval[0])}`;
  return `${format(value)} (${range(interval, format)})`;
}

/** A share as a natural frequency: (0.2) → "about 4 of 20". Below half a case and above all but half, it says so. */
export function naturalFrequency(share: Maybe, of = 20): string {
  if (absent(share)) return missing;
  const cases = Math.round(share * of);
  if (cases === 0 && share > 0) return `fewer than 1 of ${of}`;
  if (cases === of && share < 1) return `nearly all of ${of}`;
  return `about ${cases} of ${of}`;
}

/** Plausible natural frequencies: ([0.1, 0.3]) → "2 to 6 of 20". */
export function frequencyRange(interval: readonly [number, number] | null | undefined, of = 20): string {
  if (!interval) return missing;
  const [low, high] = interval.map((share) => Math.round(share * of)) as [number, number];
  return low === high ? `about ${low} of ${of}` : `${low} to ${high} of ${of}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO date or timestamp as "30 Jun 2026"; the time of day is left out. */
export function date(iso: string | null | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "") ?? [];
  return year ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : missing;
}

/** A month "2026-04" as "Apr 2026". */
export function month(iso: string): string {
  return date(`${iso}-01`).replace(/^1 /, "");
}

/** "1 loop", "312 loops", "too few loops to show" where the count is hidden. */
export function counted(value: Maybe, singular: string, plural = `${singular}s`): string {
  return absent(value) ? `too few ${plural} to show` : `${count(value)} ${value === 1 ? singular : plural}`;
}

/** "about 5 weeks", at least one; beyond two years a number of weeks promises more than a pace can say. */
export function duration(weeks: number): string {
  const whole = Math.max(1, Math.ceil(weeks));
  return whole > 104 ? "more than two years" : `about ${counted(whole, "week")}`;
}

/** A probability in words that never claims certainty: 0.997 → "more than 99 %". */
export function chanceWords(probability: Maybe): string {
  if (absent(probability)) return missing;
  if (probability > 0.99) return "more than 99 %";
  if (probability < 0.01) return "less than 1 %";
  return `${Math.round(probability * 100)} %`;
}

const small = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A count as a sentence says it: "two", "twelve", "13". */
export function spelled(value: number): string {
  return small[value] ?? count(value);
}

const ordinals = "no first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** A place in an order as a sentence says it: "fifth", "12th". */
export function ordinal(place: number): string {
  return ordinals[place] ?? `${count(place)}th`;
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)!}`;
}

/** "none of 41", "1 of 41", "all 41". */
export function some(part: number, of: number): string {
  return part === 0 ? `none of ${of}` : part === of ? `all ${of}` : `${part} of ${of}`;
}

/** The text with a capital first letter. */
export function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "−2 to +9 points", for differences of shares. */
export function pointRange(interval: readonly [number, number] | null): string {
  if (!interval) return missing;
  const [low, high] = interval.map((end) => points(end).replace(" points", ""));
  return `${low} to ${high} points`;
}

/** A sentence in which a number keeps its unit on its line. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=(%|h|min)(?![a-z]))/g, `$1${space}`);
}
