/**
 * An interviewer's published name as it stands in an address: letters, digits and hyphens as they are, so that a
 * pseudonym is itself, everything else as `_` and its code, so that no two names share one.
 */
export function interviewerSlug(name: string): string {
  return name.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
}
