/** The number at the beginning, and what may follow it: a unit, the highest number, or words beside it. */
const written =
  /^([-+−]?\d{1,6}(?:[.,]\d{1,6})?) ?(?:%|(?:stars?|points?|pts?|sterne?|punkte?|étoiles?)$|(?:\/|of|out of|von|sur) ?\d{1,6}(?: ?(?:stars?|points?|pts?|sterne?n?|punkte?n?|étoiles?)$)?|[-–—:=.)] ?(?<after>[^\d\s].*)|(?<within>\([^\d\s].*))?$/;

/** A text in the form in which numbers are looked for: small letters, nothing that cannot be seen. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .trim()
    .toLowerCase();
}

/** The number that an answer is: 4, "4,5", "80 %", "4/5", "4 - Good", "1 (best)", ★★★★☆; the SQL macro `answer_number` does the same. Null for any other text. */
export function answerNumber(text: string): number | null {
  const said = plain(text);
  const stars = /^([★⭐🌟]*)(½?)[☆✩]*$/u.exec(said);
  if (stars && said !== "") return Array.from(stars[1]!).length + (stars[2] === "" ? 0 : 0.5);
  const number = written.exec(said)?.[1];
  return number === undefined ? null : Number(number.replace("−", "-").replace(",", "."));
}

/** The words beside the number of an answer: "Good" of "4 - Good", "best" of "1 (best)"; null where there are none. */
export function wordsBeside(text: string): string | null {
  const {after, within} = written.exec(plain(text))?.groups ?? {};
  return after ?? within?.slice(1).replace(/\)$/, "") ?? null;
}
