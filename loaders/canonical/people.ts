/** The form in which spellings of one person are alike: without case and blanks, the first name first, addresses too. */
export function personKey(spelling: string): string {
  // Capital letters first: "WEISS" and "YILDIZ" are how Weiß and Yıldız are written in them.
  const plain = spelling
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase()
    .toLowerCase()
    .replaceAll("i\u0307", "i");
  const turned = /^([^,;@\d]+), ?([^,;@\d]+)$/.exec(plain);
  return turned === null ? plain : `${turned[2]} ${turned[1]}`;
}

/** True for an id that is the name of a person: words of letters, or an address. */
export function looksLikeName(id: string): boolean {
  return /^[^\d@_/:;|]+$/.test(id) ? /\p{L}[\p{L}.'’-]*,? +\p{L}/u.test(id.replace(/\s/g, " ")) : isAddress(id);
}

export function isAddress(id: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(id.trim());
}
