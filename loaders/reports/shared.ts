import type {Report, ReportContext, ReportResult} from "./report.js";

/** The report, computed once for a context however many other reports build on it. */
export function shared(report: Report): Report {
  const results = new WeakMap<ReportContext, Promise<ReportResult>>();
  return (context) => {
    const known = results.get(context);
    if (known) return known;
    const result = report(context);
    results.set(context, result);
    return result;
  };
}
