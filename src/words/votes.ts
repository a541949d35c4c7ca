/** How an answer, or a group of screens, reads in the middle of a sentence; a form's own words as they are. */
const words: Record<string, string> = {
  strong_no: "strong no",
  strong_yes: "strong yes",
  clear: "clear pass"
};

export function voteInWords(vote: string): string {
  return words[vote] ?? vote;
}
