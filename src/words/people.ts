const longest = 80;

/**
 * An interviewer's published name as it stands in an address: letters, digits and hyphens as they are, so that a
 * pseudonym is itself, everything else as `_` and its code, so that no two names share one. What would be too long for
 * the name of a file is cut, and ends in a checksum of the whole.
 */
export function interviewerSlug(name: string): string {
  const slug = name.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
  return slug.length <= longest ? slug : `${slug.slice(0, longest - 16)}__${checksum(slug)}`;
}

/** FNV-1a, 32 bits: Fowler, Noll & Vo. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, "0");
}

/** By name, never by estimate. */
export function alphabetical<One extends {interviewer: string}>(people: readonly One[]): One[] {
  return [...people].sort((a, b) => a.interviewer.localeCompare(b.interviewer, "en", {numeric: true}));
}
