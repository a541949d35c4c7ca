import {group} from "d3-array";
import {answerNumber, wordsBeside} from "./answer-number.js";
import {knownVotes, labelKey, type NamedVote, signsOf, voteMeant} from "./vote-words.js";
import {wordsOf} from "./words.js";

const lexicon = {
  no: "no, not, dont, don t, never, reject, rejected, decline, declined, fail, failed, bad, poor, weak fit, below, unacceptable, unsatisfactory, insufficient, inadequate, disagree, down, n, nh, against, oppose, unfavorable, unfavourable, negative, negativ, negatif, negatief, negativo, negativa, ongunstig, defavorable, desfavorable, sfavorevole, nein, nicht, kein, keine, keinesfalls, ablehnen, ablehnung, absage, absagen, schlecht, mangelhaft, non, pas, ne, refus, refuser, rejeter, mauvais, insuffisant, nunca, rechazar, rechazado, malo, insuficiente, rifiutare, scarso, insufficiente, nee, niet, geen, afwijzen, afgewezen, onvoldoende, slecht, nao, rejeitar, ruim, nej, inte, nie, rechazable, desaconsejar, desaconsejable, desaconsejado, recusar, odrzucic, nada, jamas, jamais, bajo ningun concepto, de ninguna manera, de jeito nenhum, auf keinen fall, en aucun cas, in no way, poco, pouco, peu, nei, ikke, ei, нет, не, отказать, hayır, olumsuz",
  yes: "yes, go, inclined, hire, hired, recommend, recommended, accept, accepted, advance, proceed, good, solid, agree, approve, approved, up, y, h, for, offer, above, favourable, positive, positiv, positif, positief, positivo, positiva, gunstig, favorevole, ja, einstellen, einstellung, empfehlen, empfehlung, empfohlen, zusage, gut, oui, embaucher, recommander, recommande, favorable, bon, bien, si, contratar, recomendar, recomendado, recomendada, bueno, assumere, raccomandare, raccomandato, buono, aannemen, aanbevelen, goed, sim, contratar, bom, anstall, rekommenderar, bra, tak, zatrudnic, hiring, recomendable, aconsejable, contratar, einstellen, empfehlenswert, aprovar, aprovado, aprobar, apto, apta, polecam, rekomenduje, ano, kyllä, palkataan, да, нанять, нанимать, рекомендую, evet, olumlu, doporucuji, suosittelen, anbefales",
  middle:
    "mixed, hold, maybe, neutral, undecided, borderline, average, fair, medium, moderate, meets, ok, okay, so so, satisfactory, acceptable, adequate, perhaps, unsure, not sure, on the fence, could go either way, either way, in between, vielleicht, unentschieden, neutral, mittel, gemischt, befriedigend, unsicher, peut etre, neutre, mitige, moyen, quizas, tal vez, neutro, regular, indeciso, forse, incerto, misschien, neutraal, twijfel, twijfelachtig, talvez, kanske, moze, ehkä, kanske, mozna, belki, kararsızım, может быть, возможно, måske, usikker",
  strong:
    "strong, strongly, definite, definitely, absolutely, absolute, very, clear, clearly, certain, certainly, highly, far, exceptional, hard, extremely, totally, completely, sehr, stark, klar, klare, klares, klarer, eindeutig, eindeutige, deutlich, deutliche, starker, unbedingt, auf jeden fall, definitiv, starke, starkes, fortement, tres, tout a fait, absolument, certainement, assolutamente, certamente, sicuramente, absolutamente, ciertamente, seguro, volstrekt, zeker, certamente, fort, fuerte, fuertemente, muy, definitivamente, rotundo, claro, forte, fortemente, molto, decisamente, sterk, sterke, zeer, beslist, muito, absolut, mycket, starkt, zdecydowanie, nada, jamas, jamais, bajo ningun concepto, de ninguna manera, de jeito nenhum, auf keinen fall, en aucun cas, com certeza, con certeza, con seguridad, vivamente, altamente, plenamente, totalmente, kategorisch, wholeheartedly, in no way, absolutt, helt sikkert, rozhodne, urcite, ehdottomasti, точно, однозначно, категорически, определенно, kesinlikle, mutlaka",
  lean: "lean, leaning, leans, weak, weakly, slight, slightly, soft, probably, likely, rather, barely, marginal, somewhat, semi, tentative, eher, tendenz, tendenziell, wahrscheinlich, schwach, schwaches, plutot, probablement, tendance, mas bien, probablemente, debil, inclinado, piuttosto, probabilmente, debole, eerder, waarschijnlijk, neiging, zwak, provavelmente, fraco, tenderar, raczej, poco, pouco, peu, tendencialmente, spise, pikemminkin, скорее, muhtemelen",
  missing:
    "no decision, no data, not assessed, not evaluated, not applicable, not rated, not scored, not asked, not observed, not covered, not discussed, did not assess, did not interview, na, n a, none, abstain, abstained, skip, skipped, pending, unknown, no opinion, no answer, no show, keine angabe, k a, nicht bewertet, nicht beurteilt, enthaltung, offen, keine entscheidung, sans avis, non evalue, pas de decision, sin decision, no evaluado, no aplica, senza decisione, non valutato, niet beoordeeld, geen beslissing, geen oordeel, sem decisao, nao avaliado"
} as const;

type Tone = keyof typeof lexicon;

/** Answers that words alone do not order: whole labels, with their place between −3 (a sure no) and 3. */
const whole: ReadonlyMap<string, number> = new Map(Object.entries({
  "auf keinen fall": -3, keinesfalls: -3, definitely: 3, absolutely: 3, probably: 1, "probably so": 1, likely: 1, wahrscheinlich: 1, eher: 1, probablement: 1,
  probablemente: 1, probabilmente: 1, waarschijnlijk: 1, provavelmente: 1, sh: 3, lh: 1, lnh: -1, snh: -3, sy: 3, ly: 1, ln: -1, sn: -3, outstanding: 3, excellent: 3, exceeds: 2.5, great: 2.5,
  superb: 3, "exceeds expectations": 2.5, "far exceeds expectations": 3, "meets expectations": 1, "meets bar": 1, "raises bar": 3,
  "partially meets expectations": -1, "does not meet expectations": -2, "below expectations": -2, "far below expectations": -3,
  "above expectations": 2, "needs improvement": -1, "below average": -1.5, "above average": 1.5, terrible: -3, ausgezeichnet: 3,
  hervorragend: 3, ausreichend: -1, ungenugend: -3, excelente: 3, eccellente: 3, ottimo: 3, sufficiente: 0, uitstekend: 3, voldoende: 1,
  otimo: 3, notable: 2, suficiente: 0, sobresaliente: 3, assez: 0, "assez bien": 1, passable: -1, pass: 2, fail: -2,
  "very good": 2.8, "sehr gut": 2.8, "tres bien": 2.8, "muy bueno": 2.8, "muy bien": 2.8, "molto buono": 2.8, "zeer goed": 2.8, "muito bom": 2.8,
  "mycket bra": 2.8, exceptional: 3.2, "very strong": 3.2, "fast track": 3, fasttrack: 3, true: 2, false: -2,
  red: -2, amber: 0, yellow: 0, orange: 0, green: 2, rot: -2, gelb: 0, grun: 2, rouge: -2, vert: 2, rojo: -2, verde: 2, rood: -2, groen: 2, vermelho: -2
})); // prettier-ignore

/** Answers of languages that part no words. */
const unparted: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    不採用: -2, 採用: 2, 不合格: -2, 合格: 2, 推薦: 2, 非推薦: -2, 推薦しない: -2, 採用しない: -2, 採用したい: 2, 保留: 0, どちらともいえない: 0, 不推荐: -2, 推荐: 2, 不录用: -2, 录用: 2,
    不通过: -2, 通过: 2, 待定: 0, 一般: 0, 불합격: -2, 합격: 2, 비추천: -2, 추천: 2, 보류: 0
  }).map(([answer, at]) => [wordsOf(answer).join(""), at])
); // prettier-ignore
const unpartedStrong = /^(ぜひ|是非|絶対に?|強く|非常に|大いに|强烈|非常|强力|极力|坚决|强|적극|매우|강력)/u;
const unpartedLean = /^(やや|どちらかといえば|比较|略|勉强|다소)/u;

/** Where an answer of such a language stands; null for any other. */
function standingOfUnparted(label: string): number | null {
  const said = label.normalize("NFKC").replace(/[\s。．.！!]/gu, "");
  const [strong, lean] = [unpartedStrong, unpartedLean].map((pattern) => said.replace(pattern, "")) as [string, string];
  const placeOf = (answer: string): number | undefined => unparted.get(wordsOf(answer).join(""));
  const own = placeOf(said);
  if (own !== undefined) return own;
  const at = strong === said ? placeOf(lean) : placeOf(strong);
  return at === undefined ? null : Math.sign(at) * (strong === said ? 1 : 3);
}

const signs: ReadonlyMap<string, number> = new Map(Object.entries({
  "✅": 2, "❌": -2, "✓": 2, "✔": 2, "✗": -2, "✘": -2, "🟢": 2, "🟡": 0, "🔴": -2, "😀": 2, "🙂": 2, "😐": 0, "🙁": -2, "🤷": 0,
  "😡": -3, "😠": -3, "☹": -2, "😞": -2, "😕": -1, "😊": 2, "😃": 2, "😄": 2, "😍": 3, "🤩": 3, "🟠": -1, "⛔": -3, "🚫": -2
})); // prettier-ignore

/** Where the five votes stand. */
const standings: Record<NamedVote, number> = {strong_no: -3, no: -2, mixed: 0, yes: 2, strong_yes: 3};

const phrases = (Object.keys(lexicon) as Tone[]).flatMap((tone) =>
  lexicon[tone].split(",").map((phrase) => ({tone, phrase: wordsOf(phrase).join(" ")}))
);
const byPhrase = group(phrases, ({phrase}) => phrase);
const longestPhrase = 4;

/** Where an answer stands between a sure no (−3) and a sure yes (3); "missing" where it is none, null where nobody can tell. */
export function standingOf(label: string): number | "missing" | null {
  const sign = signs.get(label.replace(/\s|\ufe0f|\p{Emoji_Modifier}/gu, "")) ?? standingOfSigns(label);
  if (sign !== null) return sign;
  const vote = voteMeant(label);
  if (vote !== null) return standings[vote];
  const place = standingOfUnparted(label);
  if (place !== null) return place;
  const words = tellingWords(label.replace(/['’]/g, "").replace(/^\s*\d+([.,]\d+)?\s*[-–—:=.)]+\s*/, ""));
  const known = whole.get(words.join(" "));
  if (known !== undefined) return known;
  if (words.length === 0 || words.length > 7 || deniesTheBad(words)) return null;
  const tones = tonesOf(words);
  if (tones === null || (tones.has("missing") && tones.size === 1)) return tones === null ? null : "missing";
  const strength = tones.has("strong") ? 3 : tones.has("lean") ? 1 : 2;
  if (tones.has("middle")) return 0;
  if (tones.has("no")) return -strength;
  if (tones.has("yes")) return strength;
  const isWeak = words.some((word) => weaknesses.has(word));
  if (tones.has("strong")) return !tones.has("lean") ? 3 : isWeak ? -3 : 1;
  return tones.has("lean") ? -1 : null;
}

/** Words of a sentence that say whom or what it is about, and nothing of the answer. */
const idle = new Set(
  wordsOf(
    "i we would will id should the this that person candidate applicant them him her to a an our team at time please"
  )
);

/** The words of an answer; of a sentence only those that tell something. */
function tellingWords(label: string): string[] {
  const words = wordsOf(label);
  return words.length < 4 || !/^(i|we|id)$/.test(words[0]!) ? words : words.filter((word) => !idle.has(word));
}

/** "++" is a sure yes and "-" a no; what holds both, such as "+/-", is neither. Null for what is no sign. */
function standingOfSigns(label: string): number | null {
  const signs = signsOf(label);
  if (signs === null) return null;
  const [more, less] = ["+", "-"].map((sign) => signs.split(sign).length - 1) as [number, number];
  return more > 0 && less > 0 ? 0 : more > 0 ? 1 + more : -1 - less;
}

/** What stands in the middle of signs, and elsewhere for something else. */
const middleSigns = new Set(["0", "o", "=", "~", "/"]);

/** True for answers in signs, which mean nothing where only the minus occurs: then it stands for nothing. */
export function areSigns(labels: readonly string[]): boolean {
  const isSign = (label: string): boolean => signsOf(label) !== null || middleSigns.has(label.trim().toLowerCase());
  return (
    labels.length > 1 && labels.every(isSign) && labels.some((label) => /\+|[-−‐-―]{2}/.test(signsOf(label) ?? ""))
  );
}

const denials = new Set(
  wordsOf(
    "no not never without dont wont wouldnt nicht kein keine ohne pas sans non sin senza niet geen zonder nao sem nej inte"
  )
);
const faults = new Set(
  wordsOf(
    "brainer reservation reservations concern concerns doubt doubts hesitation hesitations hesitate objection objections issue issues worry worries flag flags risk risks vorbehalt vorbehalte vorbehalten bedenken zweifel einwand einwande reserve reserves doute doutes dudas duda riserve riserva dubbi dubbio twijfel twijfels reservas duvidas"
  )
);
/** A no which is denied itself is no longer one: "Would not reject", "Not bad". */
const refusals = new Set(
  wordsOf(
    "reject rejected decline declined fail failed bad poor weak against oppose object disagree unacceptable ablehnen ablehnung absagen schlecht mangelhaft refuser refuse rejeter mauvais rechazar malo rifiutare scarso afwijzen slecht rejeitar ruim"
  )
);
const betweenDenialAndNo = new Set(wordsOf("a an be to too so that"));
const weaknesses = new Set(wordsOf("weak weakly schwach schwaches schwache faible debil debole fraco zwak"));

/** True where the no of an answer may be its praise: "No-brainer", "Hire with no reservations", "ohne Bedenken". */
function deniesTheBad(words: readonly string[]): boolean {
  const at = words.findIndex((word) => denials.has(word));
  if (at === -1) return false;
  const after = words.slice(at + 1);
  const next = after.find((word) => !betweenDenialAndNo.has(word));
  return after.some((word) => faults.has(word)) || (next !== undefined && refusals.has(next));
}

/**
 * Where each of the answers of one form stands. Of two that seem to mean the same one may be the stronger, in a word that
 * is not known here: nobody can tell then. What systems are known to write is known.
 */
export function orderOf(labels: readonly string[]): ReadonlyMap<string, number | "missing" | null> {
  if (areLetters(labels)) return new Map(labels.map((label) => [label, gradeOf(label)]));
  const numbered = numbersWithin(labels);
  if (numbered !== null) return numbered;
  if (areSigns(labels)) return new Map(labels.map((label) => [label, standingOfSigns(label) ?? 0]));
  const places = group(labels, standingOf);
  const isKnown = (label: string): boolean => knownVotes.has(labelKey(label));
  return new Map(
    labels.map((label) => {
      const at = standingOf(label);
      const isShared = typeof at === "number" && places.get(at)!.length > 1;
      return [label, isShared && !isKnown(label) ? null : at];
    })
  );
}

const within = /^(\p{L}[^()\d]*)\((\d{1,2})\)$/u;

/** Words with a number of their own behind them, "Solid (3)", by that number, where words say which end is the best; else null. */
export function numbersWithin(labels: readonly string[]): ReadonlyMap<string, number | "missing"> | null {
  const answers = labels.filter((label) => standingOf(label) !== "missing");
  const parts = answers.map((label) => within.exec(label.trim()));
  const numbers = parts.map((part) => Number(part?.[2]));
  if (answers.length < 2 || parts.includes(null) || new Set(numbers).size < numbers.length) return null;
  const worded = parts.flatMap((part, at) => {
    const told = standingBeside(part![1]!);
    return told === null ? [] : [{number: numbers[at]!, at: told}];
  });
  const isDown = runsDown(worded, extentOf(numbers));
  if (isDown === null || worded.length < 2) return null;
  const placeOf = (label: string): number => furthest + Number(within.exec(label.trim())![2]) * (isDown ? -1 : 1);
  return new Map(labels.map((label) => [label, answers.includes(label) ? placeOf(label) : "missing"]));
}

/** Beyond the places that words have, so that these tell an order and no side. */
const furthest = 1000;

function extentOf(numbers: readonly number[]): [number, number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** The answers of a form, lowest first; null where nobody can tell where one stands, or two stand at one place. */
export function inOrder(answers: readonly string[]): string[] | null {
  const places = [...orderOf(answers)].flatMap(([answer, at]) => (typeof at === "number" ? [{answer, at}] : []));
  if (places.length < answers.length || new Set(places.map(({at}) => at)).size < answers.length) return null;
  return places.sort((a, b) => a.at - b.at).map(({answer}) => answer);
}

/** True where some answers lean to yes and some to no: they stand between the votes. One side alone would move the middle. */
export function leanBothWays(answers: readonly string[]): boolean {
  const leaning = answers.map((answer) => {
    const words = wordsOf(answer.replace(/['’]/g, ""));
    const tones = /^l(n|nh|h|y)$/.test(words.join(" ")) ? new Set<Tone>(["lean", "yes"]) : tonesOf(words);
    return tones?.has("lean") && (tones.has("yes") || tones.has("no")) ? standingOf(answer) : null;
  });
  return leaning.includes(1) && leaning.includes(-1);
}

/** What only beside a number says which end of the scale it is. */
const ends: ReadonlyMap<string, number> = new Map([
  ...wordsOf("best highest top high strongest excellent beste bester bestes hochste hoch meilleur meilleure mejor migliore melhor bast").map((word) => [word, 3] as const),
  ...wordsOf("worst lowest bottom low weakest schlechteste schlechtester schlechtestes niedrigste niedrig pire peor peggiore slechtste pior samst").map((word) => [word, -3] as const)
]); // prettier-ignore

/** Where the words beside a number stand; null where they tell no side. */
export function standingBeside(words: string): number | null {
  const told = wordsOf(words).flatMap((word) => ends.get(word) ?? []);
  const at = told.length === 1 ? told[0]! : standingOf(words);
  return typeof at === "number" ? at : null;
}

/** A number of a scale, and where the words beside it stand between −3 and 3. */
export interface Worded {
  number: number;
  at: number;
}

/** The numbers among answers whose words say where they stand: "1 - Strong yes", "4 (worst)". */
export function wordedNumbers(answers: readonly string[]): Worded[] {
  return answers.flatMap((answer) => {
    const [number, words] = [answerNumber(answer), wordsBeside(answer)];
    const at = words === null ? null : standingBeside(words);
    return number === null || at === null ? [] : [{number, at}];
  });
}

/**
 * True where words say that the lowest number is the best, false where they say that it is the worst, null where they say
 * neither. Each word counts against the others, and against the middle of the numbers between `low` and `high`.
 */
export function runsDown(worded: readonly Worded[], [low, high]: readonly [number, number]): boolean | null {
  const middle = {number: (low + high) / 2, at: 0};
  const signs = [...worded, middle].flatMap((one, index, all) =>
    all.slice(index + 1).map((other) => Math.sign((one.number - other.number) * (one.at - other.at)))
  );
  const up = signs.reduce<number>((sum, sign) => sum + sign, 0);
  return up === 0 ? null : up < 0;
}

/** School marks in order: A is the best, A+ better than it. */
function gradeOf(label: string): number {
  const [letter, sign] = [label.toUpperCase().charCodeAt(0) - 65, label[1]];
  return 2.6 - letter * 1.1 + (sign === "+" ? 0.3 : sign === "-" ? -0.3 : 0);
}

const letters = /^[A-F][+-]?$/i;

/** True for school marks in letters, the best first. */
export function areLetters(labels: readonly string[]): boolean {
  return (
    labels.length > 1 &&
    labels.every((label) => letters.test(label)) &&
    new Set(labels.map((label) => label[0]!.toUpperCase())).size > 2
  );
}

/** The tones of a label's words, longest phrases first; null where no word of it, or fewer than half, is of an answer. */
function tonesOf(words: readonly string[]): ReadonlySet<Tone> | null {
  const tones = new Set<Tone>();
  let told = 0;
  for (let at = 0; at < words.length;) {
    let length = Math.min(longestPhrase, words.length - at);
    while (length > 0 && !byPhrase.has(words.slice(at, at + length).join(" "))) length--;
    if (length === 0) at++;
    else {
      byPhrase.get(words.slice(at, at + length).join(" "))!.forEach(({tone}) => tones.add(tone));
      told += length;
      at += length;
    }
  }
  return told * 2 < words.length || told === 0 ? null : tones;
}
