import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type LeakSearch, leakSearch, type PrivatePeople, privateTexts} from "../../loaders/privacy/leaks.js";

const search = (people: Partial<PrivatePeople>): LeakSearch =>
  leakSearch({ids: [], interviewers: [], candidates: [], ...people});
const withIds = (...ids: string[]): LeakSearch => search({ids});
const withNames = (...interviewers: string[]): LeakSearch => search({interviewers});

describe("an id", () => {
  const known = withIds("C-17", "App_0042", "ada.a@mail.example", "qwkzjhvbnmxsdy", "4000123", "José-9x");

  it.each([
    "C-17",
    "Seen by c-17.",
    "(C\u201117)",
    "C-17's loop",
    "xapp_0042y",
    "APP_0042",
    "by Ada.A@Mail.Example today",
    "team-qwkzjhvbnmxsdy-2",
    "job 4000123, again",
    "id:4000123.",
    "x4000123y",
    "Jose\u0301-9X",
    "JOSE-9X",
    "App\u200b_0042",
    "４000123"
  ])("is found in any case and inside other text: %j", (text) => {
    expect(known.inOurs(text)).toBe("an id");
    expect(known.inWritten(text)).toBe("an id");
  });

  it.each([
    "C-170",
    "xC-17",
    "C-17x",
    "App_00421",
    "14000123",
    "40001234",
    "0.4000123",
    "4000123.5",
    "1,4000123",
    "C 17",
    "C-1"
  ])("is not another one that begins or ends like it, nor a part of a number: %j", (text) => {
    expect(known.inOurs(text)).toBeNull();
    expect(known.inWritten(text)).toBeNull();
  });

  it.each(["12", "12345", "1-234", "12.5", "2026-06", "2026-06-30", "A1", "", "x"])(
    "%j cannot be told from counts and dates, and is looked for nowhere",
    (id) => {
      expect(withIds(id).inOurs(`on 2026-06-30 A1 had 12345 of 12.5, 1-234, x`)).toBeNull();
    }
  );

  it.each(["123456", "12-3456", "A12", "2026-06-30x"])("%j can", (id) => {
    for (const text of [id, `see ${id}.`]) expect(withIds(id).inOurs(text)).toBe("an id");
  });

  it("of letters alone keeps no sentence from saying them, but stands nowhere alone", () => {
    const names = withIds("votes", "jdoe");
    expect(names.inOurs("You will see what votes may tell jdoe.")).toBeNull();
    expect(names.inOurs("jdoe")).toBe("an id");
    expect(withIds("abcdefghijkl").inOurs("an abcdefghijkl")).toBeNull();
    expect(withIds("abcdefghijklm").inOurs("an abcdefghijklm")).toBe("an id");
  });

  it("of letters alone is looked for as a word in what people wrote", () => {
    expect(withIds("jdoe").inWritten("Session led by JDoe")).toBe("an id");
    expect(withIds("jdoe").inWritten("Session led by jdoery")).toBeNull();
    expect(withIds("will").inWritten("We will see; Will it?")).toBeNull();
  });

  it("of five signs is found inside a word, a shorter one beside none; blanks of all kinds are one", () => {
    expect(withIds("AB-12").inOurs("xab-12x")).toBe("an id");
    expect(withIds("A-12").inOurs("xa-12x")).toBeNull();
    expect(withIds("AB 12 C").inOurs("ab\n12\u2003c")).toBe("an id");
  });

  it("is not a pseudonym that is published in its place", () => {
    const known = search({ids: ["7K3Q", "I-ZZZZ", "7k3"], published: new Set(["I-7K3Q"])});
    expect(known.inOurs("I-7K3Q votes like the others")).toBeNull();
    expect(known.inOurs("I-ZZZZ does not")).toBe("an id");
    expect(known.inOurs("7K3Q alone")).toBe("an id");
  });

  it("is not what the checksum of a page or a file happens to hold", () => {
    const known = withIds("A01577", "C00042", "q0123456789");
    for (const text of [
      "qa01577c123",
      "questions/q1a01577c00.html",
      "interviewers/_3c_style__a01577f4.html",
      "_3c_style__a01577f4",
      "_file/data/site.ba01577f.json"
    ])
      expect([text, known.inOurs(text)]).toEqual([text, null]);
    for (const text of ["a01577.html", "questions/a01577", "x__a01577", "site.a01577.json", "a01577c123"])
      expect([text, known.inOurs(text)]).toEqual([text, "an id"]);
  });

  it("is found among a hundred thousand, wherever it stands", () => {
    const ids = Array.from({length: 100_000}, (_, index) => `APP-${index}-k`);
    const known = withIds(...ids);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.stringMatching(/^[a-z .]{0,30}$/),
        fc.stringMatching(/^[a-z .]{0,30}$/),
        (id, before, after) => {
          expect(known.inOurs(before + after)).toBeNull();
          expect(known.inOurs(`${before}${id.toLowerCase()}${after}`)).toBe("an id");
        }
      )
    );
  });
});

describe("a full name", () => {
  it.each([
    "with Ada Ashdown",
    "with ADA ASHDOWN",
    "Ashdown, Ada",
    "(backfill for Ada Ashdown)",
    "Ada_Ashdown-notes",
    "for AdaAshdown",
    "Ada\u00a0\u00a0Ashdown",
    "A\u0301da Ashdown",
    "Ａda Ashdown",
    "Ada Ash\u00addown’s loop",
    "Ada M. Ashdown",
    "Ada von Ashdown"
  ])("is found in either order, however it is written: %j", (text) => {
    for (const name of ["Ada Ashdown", "ashdown, ada", "Dr. Ada Ashdown", "Ada M. Ashdown", "Àda Ashdown"]) {
      expect([name, withNames(name).inOurs(text)]).toEqual([name, "a full name"]);
      expect(search({candidates: [name]}).inWritten(text)).toBe("a full name");
    }
  });

  it.each([
    ["Łukasz Sørensen-Groß", "with Lukasz Sorensen Gross"],
    ["Aoife O'Sullivan", "Aoife OSullivan"],
    ["Aoife OSullivan", "Aoife O’Sullivan's"],
    ["Ian McDonald", "Ian Mcdonald"],
    ["Ian McDonald", "Ian McDonald"],
    ["山田 太郎", "太郎 山田"],
    ["María José García Márquez", "María García"],
    ["María José García Márquez", "Márquez, María"],
    ["Juan de la Cruz", "Cruz, Juan de la"],
    ["Maria da Silva", "Maria Silva"],
    ["J. Smith", "with J Smith"],
    ["山田 太郎", "（山田太郎の後任）"],
    ["김민수", "대체: 김민수님"],
    ["Анна Иванова", "Иванова Анна"]
  ])("%s is found in %j", (name, text) => {
    expect(withNames(name).inOurs(text)).toBe("a full name");
  });

  it("in small letters is found in what people wrote, not in our sentences", () => {
    expect(withNames("Ada Ashdown").inWritten("backfill for ada ashdown")).toBe("a full name");
    for (const text of ["ada ashdown", "Ada ashdown", "ada Ashdown", "adaashdown"])
      expect(withNames("Ada Ashdown").inOurs(text)).toBeNull();
    expect(withNames("Mark Ashdown").inWritten("backfill for mark ashdown")).toBe("a full name");
    expect(withNames("Will Read").inOurs("who will read this may mark it")).toBeNull();
    expect(withNames("Will Read", "An Do").inWritten("who will read this, as an do")).toBeNull();
    expect(withNames("Will Read").inWritten("asked Will Read")).toBe("a full name");
  });

  it.each([
    "Ada Ashdown (she/her)",
    "Ada Ashdown <ada@corp.example>",
    "Ada Ashdown - Engineering Manager",
    "Ada Ashdown | Head of Sales",
    "Ada Ashdown, Engineering Manager",
    "Ashdown, Ada [Data Platform]"
  ])("is that of the person, not what a system writes after it: %j", (name) => {
    const known = search({interviewers: [name, "jobs@corp.example"]});
    expect(known.inOurs("Ashdown, Ada")).toBe("a full name");
    expect(known.inWritten("asked Ashdown")).toBe("a first or last name");
    for (const text of ["Engineering Manager", "Head of Sales", "Data Platform", "Her Corp team; She", "Corp Example"])
      expect([text, known.inWritten(text)]).toEqual([text, null]);
  });

  it("may stand beside another one", () => {
    expect(withNames("Ada Ashdown, Junior Zabel").inWritten("led by Zabel")).toBe("a first or last name");
  });

  it("has at most two hundred letters", () => {
    expect(withNames(`${"x".repeat(192)} Ashdown`).inWritten("led by Ashdown")).toBe("a first or last name");
    expect(withNames(`${"x".repeat(193)} Ashdown`).inWritten("led by Ashdown")).toBeNull();
  });

  it("may be of two ordinary words, last name first", () => {
    expect(withNames("King, May").inWritten("for May King")).toBe("a full name");
    expect(withNames("May King, Head of Sales").inWritten("for King, May")).toBe("a full name");
  });

  it("of two words that texts hold anyway is no list of such words", () => {
    const known = withNames("Dallas Houston", "Hunter Lever", "Julia Swift");
    for (const text of [
      "Houston & Dallas",
      "Indeed, Lever, Hunter",
      "Lever, Hunter, Indeed",
      "Swift/Julia",
      "Julia; Swift"
    ])
      expect([text, known.inWritten(text)]).toEqual([text, null]);
    for (const text of ["for Dallas Houston", "for Houston, Dallas", "JuliaSwift", "julia-SWIFT Swift-Julia"])
      expect([text, known.inWritten(text)]).toEqual([text, "a full name"]);
  });

  it("is two of its words side by side", () => {
    const known = withNames("Ada Ashdown", "Ben Oduya");
    for (const text of ["Ada, and then Ashdown", "Ada Oduya", "Ada Ada", "Adam Ashdown", "Ada Ashdowne", "Ada"])
      expect([text, known.inOurs(text)]).toEqual([text, null]);
    expect(withNames("Anne de Zabel").inWritten("Bureau de Zabel")).toBe("a first or last name");
    expect(withNames("Juan de la Cruz", "Vincent van Gogh").inWritten("Jefe de la planta; data van")).toBeNull();
  });
});

describe("a first or last name alone", () => {
  const known = search({
    interviewers: ["Priya Ashdown", "May King", "Li Bo", "李伟"],
    candidates: ["Zora Zabel", "Ona Tem"],
    notNames: ["Zábel"]
  });

  it.each(["Session led by Priya", "Team Ashdown", "Priya's bar", "(Zora)", "ask Zora.", "Ona's bar", "老师 李伟"])(
    "is found as a capitalised word of what people wrote: %j",
    (text) => {
      expect(known.inWritten(text)).toBe("a first or last name");
      expect(known.inOurs(text)).toBeNull();
    }
  );

  it.each([
    "priya in small letters",
    "PRIYA, as short forms are written",
    "Priyanka",
    "in May the King of all",
    "New rubric for the Li Foundation",
    "Zabel, which configuration says is nobody here"
  ])("is not found in %j", (text) => {
    expect(known.inWritten(text)).toBeNull();
  });

  it("of as many candidates as a shown group has points at nobody, one of an interviewer does", () => {
    const of = (count: number): string[] => Array.from({length: count}, (_, i) => `Zora Q${"abcdefgh"[i]}x`);
    const led = (people: Partial<PrivatePeople>) => search({minimum: 5, ...people}).inWritten("led by Zora");
    expect(led({candidates: of(4)})).toBe("a first or last name");
    expect(led({candidates: of(5)})).toBeNull();
    expect(led({candidates: of(5), interviewers: ["Zora Quill"]})).toBe("a first or last name");
    expect(search({candidates: of(1)}).inWritten("led by Zora")).toBe("a first or last name");
    expect(search({candidates: of(2)}).inWritten("led by Zora")).toBeNull();
  });
});

describe("the texts of a dataset", () => {
  const told = (content: unknown, ...ids: string[]): string[] => privateTexts(content, withIds(...ids));

  it("are searched at any depth, keys too, each text told once and without repeating it", () => {
    expect(told("C-17", "C-17")).toEqual(["the whole dataset holds an id of a person"]);
    expect(told([{sentence: "Seen by C-17."}, {sentence: "Seen by C-17."}], "C-17")).toEqual([
      "[0].sentence holds an id of a person"
    ]);
    expect(told({a: {byCandidate: {"C-17": 3}}}, "C-17")).toEqual(["a key of a.byCandidate holds an id of a person"]);
    expect(told({"C-17": {x: "C-18"}}, "C-17", "C-18")).toEqual([
      "a key of the dataset holds an id of a person",
      ".….x holds an id of a person"
    ]);
    expect(told({n: 17, none: null, yes: true, list: [1]}, "C-17")).toEqual([]);
  });

  it("may have fields called as somebody is", () => {
    expect(told({jdoe: 1}, "jdoe")).toEqual([]);
    expect(told({x: "jdoe"}, "jdoe")).toEqual(["x holds an id of a person"]);
  });
});
