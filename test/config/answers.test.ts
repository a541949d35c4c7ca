import {describe, expect, it} from "vitest";
import {answerNumber, wordsBeside} from "../../loaders/config/answer-number.js";
import {
  areLetters,
  areSigns,
  inOrder,
  leanBothWays,
  numbersWithin,
  orderOf,
  runsDown,
  standingBeside,
  standingOf,
  wordedNumbers
} from "../../loaders/config/answers.js";
import {labelKey, signsOf, voteMeant} from "../../loaders/config/vote-words.js";

const stand = (words: string): [string, unknown][] => words.split("|").map((word) => [word, standingOf(word)]);
const all = (words: string, at: unknown): [string, unknown][] => words.split("|").map((word) => [word, at]);

describe("where an answer stands between a sure no and a sure yes", () => {
  it.each([
    [
      -3,
      "Strong no|Strong no hire|Definitely not|Hard no|Absolutely not|Auf keinen Fall|Keinesfalls|SNH|SN|Terrible|Ungenügend|Far below expectations|Very poor|Sehr schlecht|Very bad|Strongly disagree|👎👎|--|⛔|😡"
    ],
    [
      -2,
      "No|N|No hire|Do not hire|Don't hire|Reject|Not recommended|Below expectations|Does not meet expectations|Poor|Bad|Fail|False|Red|Rot|Rouge|Nein|Non|Nee|Não|Nej|Nie|Schlecht|Mangelhaft|Thumbs down|👎|-|❌|🔴|🙁|Disagree|Unacceptable"
    ],
    [
      -1,
      "Lean no|Leaning no hire|LNH|LN|Probably not|Eher nein|Plutôt non|Weak no|Needs improvement|Ausreichend|Passable|Partially meets expectations|Raczej nie|😕|🟠"
    ],
    [-1.5, "Below average"],
    [
      0,
      "Mixed|Neutral|Maybe|Hold|Undecided|Borderline|Average|Fair|OK|On the fence|Vielleicht|Peut-être|Quizás|Forse|Misschien|Talvez|Sufficiente|Suficiente|Amber|Yellow|Gelb|+/-|±|🟡|😐|🤷|Could go either way|Not sure"
    ],
    [
      1,
      "Lean yes|Leaning hire|LH|LY|Probably|Probably yes|Likely|Eher ja|Plutôt oui|Wahrscheinlich|Weak yes|Meets expectations|Meets bar|Assez bien|Voldoende|Slightly positive|Raczej tak"
    ],
    [1.5, "Above average"],
    [
      2,
      "Yes|Y|Hire|Recommend|Good|Ja|Oui|Sí|Sim|Tak|Gut|Bon|Goed|Pass|True|Green|Grün|Vert|Above expectations|Notable|Thumbs up|👍|+|✅|🟢|😀|Agree|Advance"
    ],
    [2.5, "Great|Exceeds|Exceeds expectations"],
    [2.8, "Very good|Sehr gut|Très bien|Muy bueno|Muy bien|Molto buono|Zeer goed|Muito bom|Mycket bra"],
    [
      3,
      "Strong yes|Strong hire|SH|SY|Definitely|Absolutely|Definitely hire|Auf jeden Fall|Unbedingt|Excellent|Outstanding|Superb|Raises bar|Fast track|Far exceeds expectations|Hervorragend|Ausgezeichnet|Excelente|Ottimo|Uitstekend|Sobresaliente|👍👍|++|😍|🤩|Strongly agree|Strong|Very strong yes"
    ],
    [3.2, "Exceptional|Very strong"],
    [4, "+++"],
    [-4, "---"],
    [
      "missing",
      "No decision|No data|N/A|NA|None|Not assessed|Not evaluated|Not applicable|Not rated|Not asked|Did not interview|Abstain|Skipped|Pending|Unknown|No opinion|No show|Keine Angabe|k. A.|Nicht bewertet|Enthaltung|Sans avis|Non évalué|Sin decisión|No evaluado|Senza decisione|Niet beoordeeld|Sem decisão"
    ],
    [
      null,
      "Blue|Ann Lee|4|We talked for an hour about the offer|No-brainer|Hire without reservations|No concerns|Sans réserve|Ohne Bedenken|Would not reject|Not bad|Nicht schlecht|Blue sky yes thing|constructor|"
    ]
  ])("%s: %s", (at, words) => {
    expect(stand(words)).toEqual(all(words, at));
  });

  it("words that begin with a number say what they say", () => {
    expect(stand("4 - Yes|1: No|3,5 – Good")).toEqual([
      ["4 - Yes", 2],
      ["1: No", -2],
      ["3,5 – Good", 2]
    ]);
  });

  it("of a text of more than seven words nothing is told", () => {
    expect([standingOf("yes yes yes yes yes yes yes"), standingOf("yes yes yes yes yes yes yes yes")]).toEqual([
      2,
      null
    ]);
  });

  it("a sentence says what it says without the words that tell nothing of the answer", () => {
    const sentences = [
      "I would strongly advise against hiring this person.",
      "I would not hire this candidate",
      "I would hire this person",
      "I'd definitely hire them for our team",
      "I would sail around the world with them"
    ];
    expect(sentences.map(standingOf)).toEqual([-3, -2, 2, 3, null]);
  });

  it.each([
    ["Spanish", "Nada recomendable|Poco recomendable|Recomendable|Muy recomendable"],
    ["Portuguese", "Definitivamente não|Não contratar|Contratar|Contratar com certeza"],
    ["German", "Auf keinen Fall einstellen|Nicht einstellen|Einstellen|Unbedingt einstellen"],
    ["Japanese", "強く不採用|不採用|保留|採用|ぜひ採用"],
    ["Japanese, leaning", "不採用|やや不採用|どちらともいえない|やや採用|採用"],
    ["Chinese", "强烈不推荐|不推荐|待定|推荐|强烈推荐"],
    ["Korean", "불합격|보류|합격"],
    ["Norwegian", "Absolutt ikke|Nei|Ja|Absolutt"],
    ["Czech", "Rozhodně ne|Spíše ne|Spíše ano|Rozhodně ano"],
    ["Finnish", "Ehdottomasti ei|Ei|Ehkä|Kyllä|Ehdottomasti kyllä"],
    ["Russian", "Точно нет|Нет|Скорее нет|Скорее да|Да|Точно да"],
    ["Turkish", "Kesinlikle hayır|Hayır|Evet|Kesinlikle evet"]
  ])("answers in %s stand in their order", (_, words) => {
    const standings = words.split("|").map((word) => standingOf(word) as number);
    expect(standings).toEqual([...standings].sort((a, b) => a - b));
    expect(new Set([...standings, null]).size).toBe(standings.length + 1);
  });

  it("words in other signs that are no answer stand nowhere", () => {
    expect(["面接", "강남", "候補者", "特に問題なし"].map(standingOf)).toEqual([null, null, null, null]);
  });

  it("half of the words must be of an answer", () => {
    expect([standingOf("Hire Bob"), standingOf("Hire Bob Lee")]).toEqual([2, null]);
  });
});

describe("answers in signs and letters", () => {
  it.each([
    [["+", "-"], true],
    [["--", "-"], true],
    [["++", "0"], true],
    [["+", "o", "-"], true],
    [["+", "=", "-"], true],
    [["+", "~"], true],
    [["+", "/"], true],
    [["-", "0"], false],
    [["+"], false],
    [["+", "x"], false]
  ])("%j are signs: %s", (labels, are) => {
    expect(areSigns(labels)).toBe(are);
  });

  it.each([
    [["A", "B", "C"], true],
    [["a+", "B-", "f"], true],
    [["A", "B"], false],
    [["A", "A+", "B"], false],
    [["A", "B", "G"], false],
    [["A", "B", "C++"], false],
    [["A", "B", "xC"], false],
    [["A"], false]
  ])("%j are school marks: %s", (labels, are) => {
    expect(areLetters(labels)).toBe(are);
  });

  it("stand in their order, A+ above A and A above A-", () => {
    expect(inOrder(["B", "A-", "C", "A+", "A", "B+"])).toEqual(["C", "B", "B+", "A-", "A", "A+"]);
    expect(inOrder(["+", "0", "--"])).toEqual(["--", "0", "+"]);
  });

  it.each<[string, string, (number | string | null)[]]>([
    ["the higher the better", "Weak (1)|Below bar (2)|Solid (3)|Outstanding (4)", [1, 2, 3, 4]],
    ["the lower the better", "Excellent (1)|Good (2)|Hmm (3)|Poor (4)", [4, 3, 2, 1]],
    ["beside what is none", "Poor (1)|Good (2)|Not assessed", [1, 2, "missing"]]
  ])("stand by the numbers behind them where words say which end is the best: %s", (_, words, ranks) => {
    const places = [...orderOf(words.split("|")).values()];
    const sorted = places.filter((place) => typeof place === "number").sort((a, b) => a - b);
    expect(places.map((place) => (typeof place === "number" ? 1 + sorted.indexOf(place) : place))).toEqual(ranks);
    // Numbers have no side: none of them leans to a yes.
    expect(sorted.every((place) => Math.abs(place) > 3)).toBe(true);
  });

  it.each([
    ["no words say it", "Blue (1)|Red (2)|Green stuff (3)"],
    ["one word says it", "Blue (1)|Ocean (2)|Excellent (3)"],
    ["a number stands twice", "Poor (1)|Bleak (1)|Good (2)"],
    ["an answer has none", "Poor (1)|Good (2)|Bleak"],
    ["it is one answer", "Good (2)"]
  ])("stand not by the numbers behind them where %s", (_, words) => {
    expect(numbersWithin(words.split("|"))).toBeNull();
  });

  it("stand nowhere where two mean the same, unless both are known", () => {
    expect([...orderOf(["Poor", "Bad", "Good"]).values()]).toEqual([null, null, 2]);
    expect([...orderOf(["Yes", "Hire", "No"]).values()]).toEqual([2, 2, -2]);
    expect([...orderOf(["N/A", "Unknown"]).values()]).toEqual(["missing", "missing"]);
    expect([inOrder(["Yes", "N/A"]), inOrder(["Yes", "Blue"]), inOrder(["Yes", "No"])]).toEqual([
      null,
      null,
      ["No", "Yes"]
    ]);
  });

  it.each([
    ["+", "+"],
    [" + + ", "++"],
    ["\u2212", "-"],
    ["–", "-"],
    ["+ / −", "+/-"],
    ["±", "+/-"],
    ["/", null],
    ["a-", null],
    ["", null]
  ])("%j is the sign %s", (label, sign) => {
    expect(signsOf(label)).toBe(sign);
  });

  it.each([
    ["Strong  No", "strong_no"],
    [" strong-no ", "strong_no"],
    ["STRONG\u00a0NO", "strong_no"],
    ["strong\u2013no", "strong_no"],
    ["str\u200bong no", "strong_no"],
    ["👍🏽", "👍"],
    ["Zoe\u0308", "zoë"],
    ["−", "-"]
  ])("%j is compared as %s", (label, key) => {
    expect(labelKey(label)).toBe(key);
  });

  it("single letters and words of other languages are votes among others", () => {
    const words =
      "snh sn nh maybe undecided h sh sy ⭐ star nein ablehnen vielleicht ja einstellen unbedingt non oui sí sim não nee".split(
        " "
      );
    expect(words.map((word) => voteMeant(word))).toEqual(
      "strong_no strong_no no mixed mixed yes strong_yes strong_yes strong_yes strong_yes no no mixed yes yes strong_yes no yes yes yes no no".split(
        " "
      )
    );
    expect(["auf keinen Fall", "Auf jeden Fall"].map(voteMeant)).toEqual(["strong_no", "strong_yes"]);
  });
});

describe("leaning answers", () => {
  it.each([
    [["Lean yes", "Lean no"], true],
    [["LH", "LNH"], true],
    [["LY", "LN"], true],
    [["Eher ja", "Eher nein"], true],
    [["Lean yes", "Weak"], false],
    [["Probably", "Probably not"], false],
    [["Lean yes"], false],
    [["Yes", "No"], false],
    [["L", "LNX"], false]
  ])("%j lean both ways: %s", (answers, lean) => {
    expect(leanBothWays(answers)).toBe(lean);
  });
});

describe("the words beside a number", () => {
  it.each([
    ["best", 3],
    ["Highest mark", 3],
    ["worst", -3],
    ["weakest", -3],
    ["beste", 3],
    ["pior", -3],
    ["best or worst", null],
    ["Good", 2],
    ["No data", null],
    ["Tuesday", null]
  ])("%s: %s", (words, at) => {
    expect(standingBeside(words)).toBe(at);
  });

  it.each<[string, number | null, string | null]>([
    ["4", 4, null],
    ["-1", -1, null],
    ["+2", 2, null],
    ["−2", -2, null],
    ["4,5", 4.5, null],
    ["4.25", 4.25, null],
    ["80 %", 80, null],
    ["80%", 80, null],
    ["4/5", 4, null],
    ["4 of 5", 4, null],
    ["4 out of 5", 4, null],
    ["4 von 5", 4, null],
    ["4 sur 5", 4, null],
    ["3 out of 5 stars", 3, null],
    ["3 of 4 points", 3, null],
    ["3 out of 5 people", null, null],
    ["3 stars", 3, null],
    ["1 star", 1, null],
    ["3 Punkte", 3, null],
    ["1 Stern", 1, null],
    ["2 pts", 2, null],
    ["4 - Good", 4, "good"],
    ["4: Good", 4, "good"],
    ["4 = Good", 4, "good"],
    ["4. Good", 4, "good"],
    ["4) Good", 4, "good"],
    ["4 (Good)", 4, "good"],
    ["4 (good", 4, "good"],
    ["★★★☆☆", 3, null],
    ["★★½", 2.5, null],
    ["☆☆☆", 0, null],
    ["⭐⭐", 2, null],
    ["4\u200b", 4, null],
    ["2025-01-01", null, null],
    ["4 5", null, null],
    ["4 - 5", null, null],
    ["1234567", null, null],
    ["4 starsx", null, null],
    ["Good 4", null, null],
    ["", null, null]
  ])("%j is the number %s, with the words %j", (text, number, words) => {
    expect([answerNumber(text), wordsBeside(text)]).toEqual([number, words]);
  });

  it("say which way the numbers run, each against the others and the middle", () => {
    expect(wordedNumbers(["1 (best)", "4", "5 - Blue"])).toEqual([{number: 1, at: 3}]);
    expect(runsDown([{number: 1, at: 3}], [1, 5])).toBe(true);
    expect(runsDown([{number: 5, at: 3}], [1, 5])).toBe(false);
    expect(runsDown([{number: 3, at: 3}], [1, 5])).toBeNull();
    expect(
      runsDown(
        [
          {number: 1, at: 3},
          {number: 2, at: 3}
        ],
        [0, 3]
      )
    ).toBeNull();
    expect(
      runsDown(
        [
          {number: 1, at: -3},
          {number: 5, at: -2},
          {number: 2, at: -2.5}
        ],
        [1, 5]
      )
    ).toBe(false);
    expect(runsDown([], [1, 5])).toBeNull();
  });
});
