import {describe, expect, it} from "vitest";
import {flatColumns, flatRows, listsIn} from "../../../loaders/reader/flatten.js";
import type {JsonObject} from "../../../loaders/reader/strict-json.js";

const record: JsonObject = {
  candidate: {id: "C1", job: {title: "Dev"}},
  tags: ["a", null, "b"],
  feedback: [
    {
      by: {name: "Bo"},
      score: 4,
      marks: [
        {q: "Depth", m: 3},
        {q: "Wit", m: 2}
      ]
    },
    {by: {name: "Cy"}, score: 2, marks: []}
  ],
  visits: [{stage: "Phone"}]
};

describe("a record of objects within objects", () => {
  it("is one row of values by their paths; lists of single values are joined, lists of objects none of it", () => {
    expect(flatRows(record, [])).toEqual([
      {"candidate.id": "C1", "candidate.job.title": "Dev", tags: "a; b", feedback: null, visits: null}
    ]);
  });

  it("is a row for each entry of a list, with what stands around it, and loses no entry of which the inner list is empty", () => {
    const around = {"candidate.id": "C1", "candidate.job.title": "Dev", tags: "a; b", visits: null};
    expect(flatRows(record, ["feedback", "feedback[].marks"])).toEqual([
      {
        ...around,
        "feedback[].by.name": "Bo",
        "feedback[].score": 4,
        "feedback[].marks[].q": "Depth",
        "feedback[].marks[].m": 3
      },
      {
        ...around,
        "feedback[].by.name": "Bo",
        "feedback[].score": 4,
        "feedback[].marks[].q": "Wit",
        "feedback[].marks[].m": 2
      },
      {...around, "feedback[].by.name": "Cy", "feedback[].score": 2}
    ]);
  });

  it("whose list is empty or lacking is a row of its own", () => {
    expect(flatRows({id: 1, feedback: []}, ["feedback"])).toEqual([{id: 1}]);
    expect(flatRows({id: 1}, ["feedback"])).toEqual([{id: 1}]);
  });

  it("gives the entries of two lists beside each other rows of their own, never every pair of them", () => {
    const rows = flatRows(record, ["feedback", "visits"]);
    expect(rows).toHaveLength(3);
    expect(rows.filter((row) => "visits[].stage" in row)).toEqual([
      expect.not.objectContaining({"feedback[].score": 4})
    ]);
  });

  it("may hold its list within an object, of which all else stands on each row", () => {
    expect(flatRows({panel: {day: "Mon", votes: [{v: 1}, {v: 2}]}}, ["panel.votes"])).toEqual([
      {"panel.day": "Mon", "panel.votes[].v": 1},
      {"panel.day": "Mon", "panel.votes[].v": 2}
    ]);
  });

  it("tells its columns and its lists of objects", () => {
    expect(flatColumns([{a: 1}, {b: {c: 2}}], [])).toEqual(["a", "b.c"]);
    expect(listsIn([record], [])).toEqual(["feedback", "visits"]);
    expect(listsIn([record], ["feedback"])).toEqual(["feedback", "feedback[].marks", "visits"]);
  });
});
