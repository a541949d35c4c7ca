const names: Record<string, string> = {
  application_review: "application",
  recruiter_screen: "recruiter screen",
  phone_screen: "phone screen",
  loop: "loop",
  offer: "offer",
  hired: "hired"
};

/** "phone_screen>loop" → "phone screen → loop". */
export function stepName(step: string): string {
  return step
    .split(">")
    .map((stage) => names[stage] ?? stage.replaceAll("_", " "))
    .join(" → ");
}

/** "phone screen → loop: no change beyond chance"; without the step's name where there is no step. */
export function aboutStep(step: string | null, words: string): string {
  return step ? `${stepName(step)}: ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
}
