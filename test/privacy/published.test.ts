import {describe, expect, it} from "vitest";
import {published} from "../../loaders/privacy/published-names.js";

const nameOf = (id: string): string => `I-${id.length}`;

describe("a dataset on its way to a site", () => {
  it("holds the published name wherever the exported id stood, in texts of the same object too", () => {
    const content = {rows: [{interviewer: "pat@x.com", headline: {sentence: "{subject} votes lower; {subject} …"}}]};
    expect(published("d", content, nameOf)).toEqual({
      rows: [{interviewer: "I-9", headline: {sentence: "I-9 votes lower; I-9 …"}}]
    });
  });

  it("lists interviewers in the order of their pseudonyms, which says nothing of that of their ids", () => {
    const names = new Map([
      ["I01", "I-ZZZZ"],
      ["I02", "I-AAAA"]
    ]);
    const rows = ["I01", "I02", "I01"].map((interviewer, n) => ({interviewer, n}));
    expect(published("d", {rows}, (id) => names.get(id)!)).toEqual({
      rows: [
        {interviewer: "I-AAAA", n: 1},
        {interviewer: "I-ZZZZ", n: 0},
        {interviewer: "I-ZZZZ", n: 2}
      ]
    });
    const ranked = ["I01", "I02"].map((interviewer) => ({interviewer, sentence: "{subject} differs"}));
    expect(published("d", ranked, (id) => names.get(id)!)).toMatchObject([
      {interviewer: "I-ZZZZ"},
      {interviewer: "I-AAAA"}
    ]);
  });

  it("keeps an interviewer of null, which speaks of nobody", () => {
    expect(published("d", {interviewer: null, n: 1}, nameOf)).toEqual({interviewer: null, n: 1});
  });

  it("is refused when a sentence speaks of a subject whom nothing names", () => {
    expect(() => published("d", {sentence: "{subject} votes lower"}, nameOf)).toThrow(/no field "interviewer" names/);
  });

  it("is refused for an audience that must not see interviewers", () => {
    expect(() => published("d", {rows: [{interviewer: "I07"}]}, null)).toThrow(/must not see interviewers/);
    expect(published("d", {rows: [{n: 3}]}, null)).toEqual({rows: [{n: 3}]});
  });
});
