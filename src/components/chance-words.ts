/** A probability in words that never claims certainty: 0.997 → "more than 99 %". */
export function chanceWords(probability: number | null): string {
  if (probability === null) return "–";
  if (probability > 0.99) return "more than 99 %";
  if (probability < 0.01) return "less than 1 %";
  return `${Math.round(probability * 100)} %`;
}
