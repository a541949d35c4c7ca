/** Texts that stand for nothing in exports, blanks around them taken off. */
export const nothings = ["", "NULL", "Null", "null", "N/A", "n/a", "#N/A", "-", "–", "—", "−", "\\N"] as const;
