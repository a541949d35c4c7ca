/** Colours by meaning, as tokens of the style sheet, so that charts follow the light and the dark theme. */
export const ink = "var(--theme-foreground)";
/** Context: what the subject is compared with, grid lines, too few data. */
export const context = "var(--plumbline-context)";
export const faint = "var(--theme-foreground-faint)";
/** The subject in question. */
export const accent = "var(--plumbline-accent)";
export const background = "var(--theme-background)";

/** The colour of a verdict; never without its icon or word. */
export function verdictColour(verdict: "act" | "watch" | "ok" | "too_little_data"): string {
  return `var(--verdict-${verdict.replaceAll("_", "-")})`;
}
