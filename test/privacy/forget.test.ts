import {describe, expect, it} from "vitest";
import {candidatesClosedBefore, holdsPerson, monthsBefore} from "../../loaders/privacy/forget.js";
import {smallWarehouse} from "../support/small-warehouse.js";

describe("people in a warehouse", () => {
  const applications = [
    {application_id: "A1", candidate_id: "C1", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A2", candidate_id: "C2", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A3", candidate_id: "C2", status: "hired", closed_at: "2025-01-31 12:00:00"},
    {application_id: "A4", candidate_id: "C3", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A5", candidate_id: "C3", status: "active", closed_at: null}
  ];
  const people = async () => (await smallWarehouse({applications})).warehouse;

  it("are past retention when all their applications closed before the day, and none is open", async () => {
    const warehouse = await people();
    const before = (moment: string): Promise<string[]> => candidatesClosedBefore(warehouse, new Date(moment));
    expect(await before("2023-06-30T12:00:00Z")).toEqual([]);
    expect(await before("2023-06-30T12:00:01Z")).toEqual(["C1"]);
    expect((await before("2025-02-01T00:00:00Z")).toSorted()).toEqual(["C1", "C2"]);
  });

  it("are held under their own id or that of an application, in any spelling", async () => {
    const warehouse = await people();
    for (const id of ["C1", "A5", " C1\t"]) expect([id, await holdsPerson(warehouse, id)]).toEqual([id, true]);
    for (const id of ["C", "c1", "A6", ""]) expect([id, await holdsPerson(warehouse, id)]).toEqual([id, false]);
  });
});

describe("so many months before a day", () => {
  const before = (day: string, months: number): string => monthsBefore(new Date(day), months).toISOString();

  it("is the same day and time of an earlier month, over the turn of a year too", () => {
    expect(before("2026-11-27T10:11:12.000Z", 6)).toBe("2026-05-27T10:11:12.000Z");
    expect(before("2026-01-15T00:00:00.000Z", 25)).toBe("2023-12-15T00:00:00.000Z");
  });

  it("is the last day of a shorter month", () => {
    expect(before("2026-03-31T23:00:00.000Z", 1)).toBe("2026-02-28T23:00:00.000Z");
    expect(before("2024-03-30T00:00:00.000Z", 1)).toBe("2024-02-29T00:00:00.000Z");
    expect(before("2026-05-31T00:00:00.000Z", 2)).toBe("2026-03-31T00:00:00.000Z");
  });
});
