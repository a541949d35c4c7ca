/**
 * Characters that a terminal obeys, or that turn text around, written out: `\u001b[2J` stands there instead of clearing
 * the screen. Line breaks and tabs stay. Inside JSON it means the same character as before.
 */
export function visible(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The same of a text from outside within a line of ours: its line breaks begin no line that looks like one of ours. */
export function visibleInLine(text: string): string {
  return visible(text.replace(/\r\n?|\n/g, "⏎"));
}
