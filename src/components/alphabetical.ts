/** By name, never by estimate. */
export function alphabetical<One extends {interviewer: string}>(people: readonly One[]): One[] {
  return [...people].sort((a, b) => a.interviewer.localeCompare(b.interviewer, "en", {numeric: true}));
}
