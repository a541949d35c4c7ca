import {describe, expect, it} from "vitest";
import {RepeatedRows} from "../../../loaders/adapters/tables/repeated-rows.js";
import {candidateKey} from "../../../loaders/canonical/people.js";

type Row = Record<string, string | null>;

/** What rows come to that tell of applications one after the other. */
function told(rows: Row[], keyOf?: (id: string) => string) {
  const repeated = new RepeatedRows("applications", keyOf);
  const kept = rows.map((row, at) => repeated.add(row, {path: "a.csv", line: at + 2, record: null}));
  const all = [...repeated.all()];
  return {
    kept,
    rows: all.map(({row}) => row),
    lines: all.map(({origin}) => origin.line),
    again: all.map(({again}) => again),
    differing: repeated.differing()
  };
}

describe("several rows that tell of one application", () => {
  it("say together what stands on some of them, whichever these are", () => {
    const rows = [
      {application_id: "A1", role: "Dev", status: ""},
      {application_id: "A2", role: null, status: "Hired"},
      {application_id: "A1", role: " ", status: "Rejected"},
      {application_id: "A1", role: "Dev", status: "n/a"},
      {application_id: "A1", role: "Dev", status: ""}
    ];
    expect(told(rows)).toMatchObject({
      rows: [
        {application_id: "A1", role: "Dev", status: "Rejected"},
        {application_id: "A2", role: null, status: "Hired"}
      ],
      lines: [2, 3],
      again: [3, 0],
      differing: []
    });
  });

  it("agree where they differ in case and blanks only", () => {
    const rows = [
      {application_id: "A1", status: "Hired"},
      {application_id: "A1", status: " hired"}
    ];
    expect(told(rows)).toMatchObject({rows: [{status: "Hired"}], again: [1]});
  });

  it("stay apart where they contradict each other, each filled in as far as they agree, so that all are told", () => {
    const rows = [
      {application_id: "A1", role: "Dev", status: "Hired"},
      {application_id: "A1", role: "", status: "Rejected"},
      {application_id: "A1", role: "Dev", status: ""}
    ];
    expect(told(rows)).toMatchObject({
      rows: [
        {role: "Dev", status: "Hired"},
        {role: "Dev", status: "Rejected"}
      ],
      again: [1, 0],
      differing: ["status"]
    });
  });

  it("that say less than others are told by these, in whatever order they stand", () => {
    const rows = ["", "Hired", "Rejected"].map((status) => ({application_id: "A1", status}));
    expect(told(rows)).toMatchObject({rows: [{status: "Hired"}, {status: "Rejected"}], again: [1, 0]});
  });

  it("are those of one person in several spellings where people are matched so", () => {
    const rows = [
      {application_id: "Lee, Ann", status: ""},
      {application_id: "ann  lee", status: "Hired"}
    ];
    expect(told(rows, candidateKey).rows).toEqual([{application_id: "Lee, Ann", status: "Hired"}]);
    expect(told(rows).rows).toHaveLength(2);
  });

  it("that lack a part of the key tell of nobody", () => {
    expect(told([{application_id: " ", status: "Hired"}])).toMatchObject({kept: [false], rows: []});
  });
});
