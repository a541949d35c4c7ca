import {describe, expect, it} from "vitest";
import {
  beginsTable,
  isBlank,
  isLastTotal,
  isRemark,
  isTotalLabel,
  noRecord,
  PassedOver
} from "../../../loaders/reader/no-record.js";

const header = ["Candidate", "Role", "Interviewer", "Score"];
const filled = [0, 1, 2, 3];

describe("a row that is no record", () => {
  it.each([
    ["a total", ["Total", "", "", "240"]],
    ["the average of one candidate", ["Ada Abel average", "", "", "2.5"]],
    ["the same in German", ["Ada Abel Durchschnitt:", "", "", "2,5"]]
  ])("%s", (_, row) => {
    expect(noRecord(row, header, filled)).toBe("total");
  });

  it.each([
    ["a record that fills most columns, whoever is called so", ["Ada Average", "Backend", "Bo", "3"]],
    ["a name alone", ["Ada Abel", "", "", "2.5"]]
  ])("is not %s", (_, row) => {
    expect(noRecord(row, header, filled)).toBeNull();
  });
});

describe("a row that is none for certain", () => {
  it("is the header once more, word for word", () => {
    expect(noRecord([...header], header, filled)).toBe("header");
    expect(noRecord(["Candidate", "Role", "Interviewer", "score"], header, filled)).toBeNull();
    expect(noRecord(header.slice(0, 3), header, filled)).toBeNull();
  });

  it("is a total where at least half of what records fill beside its label is blank", () => {
    expect(noRecord(["", "Total", "", "9"], header, filled)).toBe("total");
    expect(noRecord(["Total", "", "3", "9"], header, filled)).toBeNull();
    expect(noRecord(["Total", "", "3", "9"], header, [0, 1, 2])).toBe("total");
    expect(noRecord(["Total", "1", "", ""], header, [0])).toBeNull();
    expect(noRecord(["", " ", "", ""], header, filled)).toBeNull();
    expect(noRecord(["Total"], header, filled)).toBe("total");
  });
});

describe("a line drawn between rows", () => {
  it.each([
    ["of a table in Markdown", ["", "---", ":---:", "---"]],
    ["of a database's shell, in one field", ["-----------+------+------------"]],
    ["of equal signs", ["=====", "=====", "=====", "====="]]
  ])("%s", (_, row) => {
    expect(noRecord(row, header, filled)).toBe("rule");
  });

  it.each([
    ["a record of signs", ["Ada Abel", "--", "---", "--"]],
    ["a row without anything", ["-", "-", "-", "-"]],
    ["a blank row", ["", "", "", ""]]
  ])("is not %s", (_, row) => {
    expect(noRecord(row, header, filled)).toBeNull();
  });
});

describe("the end of a table", () => {
  it("is a row that begins with the word for a total and nothing else", () => {
    const isLast = (...words: string[]): boolean[] => words.map((word) => isLastTotal([word, "1", "2"]));
    expect(isLast("Total", " Grand total: ", "Subtotal", "Gesamtsumme", "Average")).toEqual(Array(5).fill(true));
    expect(isLast("", "Total Ada", "Averagely", "Media", "Ada")).toEqual(Array(5).fill(false));
    expect(isLastTotal([])).toBe(false);
  });

  it.each<[boolean, string, string[]]>([
    [true, "one heading is known, the others are new", ["Candidate", "Decision", "Decided on"]],
    [true, "the known one stands elsewhere", ["", "Candidate", "Offer"]],
    [false, "a record", ["Ada Abel", "Backend", "Bo", "3"]],
    [false, "a record of words that are no headings", ["Ada Abel", "Backend", "Bo Ray", "yes"]],
    [false, "the same headings, one of them written otherwise", ["Candidate", "Role", "Interviewer", "Rating"]],
    [true, "half of them are known", ["Candidate", "Role", "Panel", "Rating"]],
    [false, "one word alone", ["", "Candidate", "", ""]],
    [false, "a heading beside a value", ["Candidate", "Offer", "12 May", ""]],
    [false, "a heading beside an address", ["Candidate", "a@b.org", "Offer", ""]],
    [false, "a word that stands twice", ["Offer", "Candidate", "Offer", ""]],
    [false, "a heading beside a text", ["Candidate", "Offer", "What the committee said of them in the end", ""]]
  ])("%s that another table begins: %s", (begins, _, row) => {
    expect(beginsTable(row, header)).toBe(begins);
  });
});

describe("a text with which a row of totals begins", () => {
  it.each(
    "Total|Grand total|subtotal|Totals: 12|Overall total|Engineering total|Average|Avg: 3.4|Mean score: 3|Count of rows 12|Rows: 12|records 12|12 rows|1,204 candidates|Number of interviews: 9|Summe|Gesamtergebnis|Durchschnitt: 3,4|Total général|Promedio|Ada average: |(868 rows)|Result|Overall result:|Page 3 of 22|Seite 4 von 9|page 7|Página 2 de 3"
      .split("|")
      .map((text) => [text])
  )("is %s", (text) => {
    expect(isTotalLabel(text)).toBe(true);
  });

  it.each(
    "Totaled|Ada Average Lee|Summer|Meaningful|Counted|rows|Ada|12 people|Media Designer|Result pending|Page|Pagemaker 3"
      .split("|")
      .map((text) => [text])
  )("is not %s", (text) => {
    expect(isTotalLabel(text)).toBe(false);
  });
});

describe("a remark", () => {
  it("is one text alone where records fill at least three columns", () => {
    expect([isRemark(["", "as of May", " "], 3), isRemark(["as of May"], 3)]).toEqual([true, true]);
    expect([isRemark(["a", "b", ""], 3), isRemark(["", "", ""], 3), isRemark(["a", "", ""], 2)]).toEqual([
      false,
      false,
      false
    ]);
    expect([isBlank(undefined), isBlank(" \u00a0"), isBlank("0")]).toEqual([true, true, false]);
  });
});

describe("the lines that are no records", () => {
  const told = (lines: readonly number[], unit?: string): string => {
    const passed = new PassedOver();
    for (const line of lines) passed.add("total", line);
    return passed
      .told(unit)
      .map(({where}) => where)
      .join();
  };

  it("are told by what they are, in the order of the file, neighbours as one", () => {
    const passed = new PassedOver();
    for (const line of [900, 3, 1, 2, 2]) passed.add("title", line);
    passed.add("footer", 7);
    expect(passed.told()).toEqual([
      {where: "lines 1 to 3, 900", why: "above the header of the table"},
      {where: "line 7", why: "below the table, no record"}
    ]);
    expect(told([4], "row")).toBe("row 4");
  });

  it("are told up to ten places, and that there are more", () => {
    const odd = (count: number): number[] => Array.from({length: count}, (_, i) => 2 * i + 1);
    expect(told(odd(10))).toBe("lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19");
    expect(told(odd(11))).toBe("lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and more");
    expect(told(Array.from({length: 1000}, (_, i) => i + 1))).toBe("lines 1 to 1000");
    expect(told(Array.from({length: 1005}, (_, i) => i + 1))).toBe("lines 1 to 1000 and more");
  });
});
