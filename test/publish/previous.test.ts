import {describe, expect, it} from "vitest";
import {lastBuild} from "../../loaders/publish/previous.js";

const site = (dataThrough: string | null, sampleData = false) => ({sampleData, dataThrough});
const standing = (content: Record<string, unknown>) => new Map(Object.entries(content));

describe("the last build", () => {
  it("is compared with from the day after its data end", () => {
    const date = lastBuild(standing({site: site("2026-02-28T17:00:00Z")}), "2026-03-31T08:00:00Z");
    expect(date).toEqual({date: "2026-03-01", text: null});
  });

  it("built again from the same data, stays the one that was compared with", () => {
    const changes = [
      {date: "2026-01-05", text: "Session"},
      {date: "2026-02-01", text: null}
    ];
    const again = standing({site: site("2026-03-31T08:00:00Z"), agreement: {changes}});
    expect(lastBuild(again, "2026-03-31T09:00:00Z")).toEqual({date: "2026-02-01", text: null});
    expect(lastBuild(standing({site: site("2026-03-31")}), "2026-03-31")).toBeNull();
  });

  it("is none without an earlier site, after one of sample data, of later data or of data without dates", () => {
    expect(lastBuild(new Map(), "2026-03-31")).toBeNull();
    for (const earlier of [site("2026-02-28", true), site("2026-04-30"), site(null)])
      expect(lastBuild(standing({site: earlier}), "2026-03-31")).toBeNull();
    expect(lastBuild(standing({site: site("2026-02-28")}), null)).toBeNull();
  });
});
