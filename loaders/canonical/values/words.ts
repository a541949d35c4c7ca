/** The languages whose names of months and weekdays are read; Node knows the names. */
const languages = ["en", "de", "de-AT", "fr", "es", "nl", "it", "pt", "da", "sv", "nb", "pl"];

/** Words beside a date that say nothing more than it does, in these languages; ordinal endings too. */
const fillers = new Set(
  "st nd rd th er a o e el the of on at as de del do den der dem du le la las les alle ore um om uhr kl h hrs hs u clock feira".split(
    " "
  )
);

/** Short forms that are no beginnings of the names. */
const otherMonths = {mrz: 3, mrt: 3, maerz: 3};

const shortestBeginning = 3;

/** Text without accents (and strokes, which are no accents to Unicode), in small letters, with one kind of blank, and without signs that cannot be seen. */
export function unaccented(text: string): string {
  const lower = text.toLowerCase();
  const plain = isAscii.test(lower)
    ? lower
    : lower
        .normalize("NFKD")
        .replace(/[\p{M}\p{Cf}]/gu, "")
        .replace(/[\u2212\u2010\u2011]/g, "-")
        .replaceAll("ø", "o")
        .replaceAll("ł", "l");
  return plain.replace(/\s+/g, " ").trim();
}

const isAscii = /^[ -~]*$/;

interface Words {
  /** Name, or a beginning of one that no other month has → month. */
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlySet<string>;
}

let words: Words | undefined;

/** The month that a word (small letters, no accents) names; undefined for any other word. */
export function monthOf(word: string): number | undefined {
  words ??= collected();
  return words.months.get(word);
}

/** True for a weekday, and for words such as "at" and "um". */
export function saysNothing(word: string): boolean {
  words ??= collected();
  return fillers.has(word) || words.weekdays.has(word);
}

function collected(): Words {
  const months = new Map<string, number>(Object.entries(otherMonths));
  const contested = new Set<string>();
  const weekdays = new Set<string>();
  for (const language of languages)
    for (const width of ["long", "short"] as const) {
      const month = new Intl.DateTimeFormat(language, {month: width, day: "numeric", timeZone: "UTC"});
      const weekday = new Intl.DateTimeFormat(language, {weekday: width, timeZone: "UTC"});
      for (let number = 1; number <= 12; number++)
        for (const beginning of beginnings(partOf(month, "month", Date.UTC(2025, number - 1, 1)))) {
          if ((months.get(beginning) ?? number) !== number) contested.add(beginning);
          months.set(beginning, number);
        }
      for (let day = 1; day <= 7; day++)
        for (const beginning of beginnings(partOf(weekday, "weekday", Date.UTC(2025, 8, day)))) weekdays.add(beginning);
    }
  for (const beginning of contested) months.delete(beginning);
  return {months, weekdays};
}

function partOf(format: Intl.DateTimeFormat, type: "month" | "weekday", time: number): string {
  const part = format.formatToParts(time).find((candidate) => candidate.type === type);
  return unaccented(part?.value ?? "").replace(/[^a-z].*$/, "");
}

function beginnings(name: string): string[] {
  const lengths = Array.from({length: name.length}, (_, index) => index + 1);
  return lengths
    .filter((length) => length >= shortestBeginning || length === name.length)
    .map((length) => name.slice(0, length));
}
