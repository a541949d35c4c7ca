/** What a link asks of a list that does not offer it, and what is shown instead; null where it asks for nothing else. */
export function unmetChoice(
  asked: string | null,
  offered: readonly string[],
  {what, shown}: {what: string; shown: string}
): string | null {
  if (asked === null || asked === "" || offered.includes(asked)) return null;
  return `This link asks for ${what} “${asked}”, which is not published here. Shown: ${shown}.`;
}

/** What a link asks of a slider that does not reach it; null where it asks for nothing else. */
export function unmetAmount(
  asked: string | null,
  {label, min, max, value, format}: {label: string; min: number; max: number; value: number; format: Format}
): string | null {
  if (asked === null || asked === "" || isWithin(Number(asked), min, max)) return null;
  return `This link asks for “${asked}” as “${label}”, which goes from ${format(min)} to ${format(max)}. Set: ${format(value)}.`;
}

type Format = (value: number) => string;

export function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}
