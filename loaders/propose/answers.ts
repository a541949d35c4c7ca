import {group} from "d3-array";
import {knownVotes, labelKey, type NamedVote} from "../config/vote-words.js";
import {wordsOf} from "./words.js";

const lexicon = {
  no: "no, not, dont, don t, never, reject, rejected, decline, declined, fail, failed, bad, poor, weak fit, below, unacceptable, unsatisfactory, insufficient, inadequate, disagree, down, n, nh, against, oppose, nein, nicht, kein, keine, keinesfalls, ablehnen, ablehnung, absage, absagen, schlecht, mangelhaft, non, pas, ne, refus, refuser, rejeter, mauvais, insuffisant, nunca, rechazar, rechazado, malo, insuficiente, rifiutare, scarso, insufficiente, nee, niet, geen, afwijzen, afgewezen, onvoldoende, slecht, nao, rejeitar, ruim, nej, inte, nie",
  yes: "yes, hire, hired, recommend, recommended, accept, accepted, advance, proceed, good, solid, agree, approve, approved, up, y, h, for, offer, above, ja, einstellen, einstellung, empfehlen, empfehlung, empfohlen, zusage, gut, oui, embaucher, recommander, recommande, favorable, bon, bien, si, contratar, recomendar, recomendado, recomendada, bueno, assumere, raccomandare, raccomandato, buono, aannemen, aanbevelen, goed, sim, contratar, bom, anstall, rekommenderar, bra, tak, zatrudnic",
  middle:
    "mixed, maybe, neutral, undecided, borderline, average, fair, medium, moderate, meets, ok, okay, so so, satisfactory, acceptable, adequate, perhaps, unsure, not sure, on the fence, could go either way, either way, in between, vielleicht, unentschieden, neutral, mittel, gemischt, befriedigend, unsicher, peut etre, neutre, mitige, moyen, quizas, tal vez, neutro, regular, indeciso, forse, incerto, misschien, neutraal, twijfel, twijfelachtig, talvez, kanske, moze",
  strong:
    "strong, strongly, definite, definitely, absolutely, absolute, very, clear, clearly, certain, certainly, highly, far, exceptional, hard, extremely, totally, completely, sehr, stark, klar, klares, eindeutig, unbedingt, auf jeden fall, definitiv, starke, starkes, fortement, tres, absolument, certainement, assolutamente, certamente, sicuramente, absolutamente, ciertamente, seguro, volstrekt, zeker, certamente, fort, fuerte, fuertemente, muy, definitivamente, rotundo, claro, forte, fortemente, molto, decisamente, sterk, sterke, zeer, beslist, muito, absolut, mycket, starkt, zdecydowanie",
  lean: "lean, leaning, leans, weak, weakly, slight, slightly, soft, probably, likely, rather, barely, marginal, somewhat, tentative, eher, tendenz, tendenziell, wahrscheinlich, schwach, schwaches, plutot, probablement, tendance, mas bien, probablemente, debil, inclinado, piuttosto, probabilmente, debole, eerder, waarschijnlijk, neiging, zwak, provavelmente, fraco, tenderar, raczej",
  missing:
    "no decision, no data, not assessed, not evaluated, not applicable, not rated, not scored, not asked, not observed, not covered, not discussed, did not assess, did not interview, na, n a, none, abstain, abstained, skip, skipped, pending, unknown, no opinion, no answer, no show, keine angabe, k a, nicht bewertet, nicht beurteilt, enthaltung, offen, keine entscheidung, sans avis, non evalue, pas de decision, sin decision, no evaluado, no aplica, senza decisione, non valutato, niet beoordeeld, geen beslissing, geen oordeel, sem decisao, nao avaliado"
} as const;

type Tone = keyof typeof lexicon;

/** Answers that words alone do not order: whole labels, with their place between −3 (a sure no) and 3. */
const whole: Readonly<Record<string, number>> = {
  "auf keinen fall": -3, keinesfalls: -3, definitely: 3, absolutely: 3, probably: 1, "probably so": 1, likely: 1, wahrscheinlich: 1, eher: 1, probablement: 1,
  probablemente: 1, probabilmente: 1, waarschijnlijk: 1, provavelmente: 1, sh: 3, lh: 1, lnh: -1, snh: -3, sy: 3, ly: 1, ln: -1, sn: -3, outstanding: 3, excellent: 3, exceeds: 2.5, great: 2.5,
  superb: 3, "exceeds expectations": 2.5, "far exceeds expectations": 3, "meets expectations": 1, "meets bar": 1, "raises bar": 3,
  "partially meets expectations": -1, "does not meet expectations": -2, "below expectations": -2, "far below expectations": -3,
  "above expectations": 2, "needs improvement": -1, "below average": -1.5, "above average": 1.5, terrible: -3, ausgezeichnet: 3,
  hervorragend: 3, ausreichend: -1, ungenugend: -3, excelente: 3, eccellente: 3, ottimo: 3, sufficiente: 0, uitstekend: 3, voldoende: 1,
  otimo: 3, notable: 2, suficiente: 0, sobresaliente: 3, assez: 0, "assez bien": 1, passable: -1, pass: 2, fail: -2
}; // prettier-ignore

const signs: Readonly<Record<string, number>> = {
  "✅": 2, "❌": -2, "✓": 2, "✔": 2, "✗": -2, "✘": -2, "🟢": 2, "🟡": 0, "🔴": -2, "😀": 2, "🙂": 2, "😐": 0, "🙁": -2, "🤷": 0
}; // prettier-ignore

/** Where the five votes stand. */
const standings: Record<NamedVote, number> = {strong_no: -3, no: -2, mixed: 0, yes: 2, strong_yes: 3};

const phrases = (Object.keys(lexicon) as Tone[]).flatMap((tone) =>
  lexicon[tone].split(",").map((phrase) => ({tone, phrase: wordsOf(phrase).join(" ")}))
);
const byPhrase = group(phrases, ({phrase}) => phrase);
const longestPhrase = 4;

/** Where an answer stands between a sure no (−3) and a sure yes (3); "missing" where it is none, null where nobody can tell. */
export function standingOf(label: string): number | "missing" | null {
  const sign = signs[label.replace(/\s|\ufe0f|\p{Emoji_Modifier}/gu, "")];
  if (sign !== undefined) return sign;
  const vote = knownVotes.get(labelKey(label));
  if (vote !== undefined) return standings[vote];
  const words = wordsOf(label.replace(/['’]/g, "").replace(/^\s*\d+([.,]\d+)?\s*[-–—:=.)]+\s*/, ""));
  const text = words.join(" ");
  const known = whole[text];
  if (known !== undefined) return known;
  if (words.length === 0 || words.length > 7 || deniesTheBad(words)) return null;
  const tones = tonesOf(words);
  if (tones === null || (tones.has("missing") && tones.size === 1)) return tones === null ? null : "missing";
  const strength = tones.has("strong") ? 3 : tones.has("lean") ? 1 : 2;
  if (tones.has("middle")) return 0;
  if (tones.has("no")) return -strength;
  if (tones.has("yes")) return strength;
  return tones.has("strong") ? 3 : tones.has("lean") ? -1 : null;
}

const denials = new Set(
  wordsOf("no not never without nicht kein keine ohne pas sans non sin senza niet geen zonder nao sem nej inte")
);
const faults = new Set(
  wordsOf(
    "brainer reservation reservations concern concerns doubt doubts hesitation hesitations hesitate objection objections issue issues worry worries flag flags risk risks vorbehalt vorbehalte vorbehalten bedenken zweifel reserve reserves doute doutes dudas duda riserve riserva dubbi dubbio twijfel twijfels reservas duvidas"
  )
);

/** True where the no of an answer may be its praise: "No-brainer", "Hire with no reservations", "ohne Bedenken". */
function deniesTheBad(words: readonly string[]): boolean {
  const at = words.findIndex((word) => denials.has(word));
  return at !== -1 && words.slice(at + 1).some((word) => faults.has(word));
}

/**
 * Where each of the answers of one form stands. Of two that seem to mean the same one may be the stronger, in a word that
 * is not known here: nobody can tell then. What systems are known to write is known.
 */
export function orderOf(labels: readonly string[]): ReadonlyMap<string, number | "missing" | null> {
  if (areLetters(labels)) return new Map(labels.map((label) => [label, markOf(label)]));
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

/** School marks in order: A is the best, A+ better than it. */
function markOf(label: string): number {
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

/** The number of an answer such as `4`, `3,5`, `4 - Hire`, `4/5`, `80 %`, `4 stars`, `★★★☆☆`; null for any other. */
export function numberOf(label: string): number | null {
  const stars = /^([★⭐🌟]\ufe0f?)+[☆✩]*$/u.test(label.trim()) ? label.match(/[★⭐🌟]/gu)!.length : null;
  if (stars !== null) return stars;
  const found =
    /^\s*(-?\d{1,4}(?:[.,]\d{1,2})?)\s*(?:$|[-–—:=.)]\s*\D|\/\s*\d{1,3}\s*$|%\s*$|(?:stars?|points?|pts?|sterne?|punkte?)\s*$|\(\D)/i.exec(
      label
    );
  return found === null ? null : Number(found[1]!.replace(",", "."));
}

/** The canonical stage that a name most likely means, in the order in which words decide; null when none is told. */
const stageWords: readonly [stage: string, words: RegExp][] = [
  ["hired", /^(hired|eingestellt|embauche|contratado|assunto)$/],
  ["take_home", /\b(take home|homework|home work|assignment|case study|work sample|challenge|hausaufgabe|aufgabe|fallstudie|devoir|tarea|prova|compito|thuisopdracht|coding test|online test|online assessment)\b/],
  ["debrief", /\b(debrief|hiring committee|hiring decision|committee|wash ?up|calibration|abschlussrunde|entscheidungsrunde)\b/],
  ["offer", /\b(offer|angebot|offre|oferta|offerta|aanbod|proposta|erbjudande)\b/],
  ["application_review", /^(new|lead|applied|applicants?|application)$|\b(application review|cv review|resume|new (applicant|lead)s?|reached out|bewerbungseingang|bewerbungssichtung|sichtung|candidature recue|revision de cv)\b/],
  ["recruiter_screen", /\b(recruiter|recruiting|hr|talent|ta|rh|intro|introductory|preliminary|sourcer|kennenlern\w*|erstgesprach)\b/],
  ["phone_screen", /\b(phone|telephone|telefon\w*|tel|telephonique|telefonico|telefonica|telefonisch\w*|screen|screening|call|prescreen|pre screen|vorgesprach|preseleccion|technical screen|first round|round 1|1st round|first interview|runde 1|erste runde|erstes gesprach)\b/],
  ["loop", /\b(on ?site|onsite|loop|panel|final|face to face|in person|super ?day|assessment ?cent(er|re)|interview\w*|technical|technisch\w*|coding|system design|behaviou?ral|hiring manager|manager|team|vor ort|fachgesprach|gesprach|entretien\w*|entrevista\w*|presencial|colloquio|colloqui|gesprek|sur site|round 2|round 3|second round|2nd round|3rd round|zweite runde|runde 2|zweitgesprach|case|presentation|culture|values)\b/]
]; // prettier-ignore

export function stageOf(name: string): string | null {
  const words = wordsOf(name).join(" ");
  return stageWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const decisions: readonly [decision: string, words: RegExp][] = [
  ["no_offer", /\b(no|not|rejected|reject|declined by us|absage|abgelehnt|ablehnen|nein|refus\w*|non|rechazado|rechazada|rifiutato|scartato|nao|nee|afgewezen|turned down|nej|avslag|nie)\b/],
  ["offer", /\b(offer\w*|hired?|yes|accepted|extended|zusage|eingestellt|angebot|ja|embauch\w*|oui|contratad\w|si|oferta|assunt\w|offerta|aangenomen|sim|made|true)\b/]
]; // prettier-ignore

/** `offer` or `no_offer` for what a hiring decision is written as; null when it is none of both. */
export function decisionOf(label: string): "offer" | "no_offer" | null {
  const words = wordsOf(label).join(" ");
  return (decisions.find(([, pattern]) => pattern.test(words))?.[0] ?? null) as "offer" | "no_offer" | null;
}

const statuses: readonly [status: string, words: RegExp][] = [
  ["withdrawn", /\b(withdr\w+|withdrew|dropped out|candidate declined|declined by candidate|zuruckgezogen|abgesprungen|retire|desisti\w*|retirad\w|ritirat\w|teruggetrokken|tillbakadragen)\b/],
  ["hired", /\b(hired|hire|offer accepted|accepted|joined|started|eingestellt|zusage|embauche\w?|contratad\w|assunt\w|aangenomen|anstalld|zatrudniony)\b/],
  ["rejected", /\b(reject\w*|declined|not hired|no hire|turned down|failed|absage|abgelehnt|abgesagt|refuse\w?|rechazad\w|descartad\w|rifiutat\w|scartat\w|rejeitad\w|afgewezen|avslag|odrzucony)\b/],
  ["active", /\b(active|open|in process|in progress|in review|pending|ongoing|interviewing|new|on hold|offer|aktiv|offen|laufend|in bearbeitung|en cours|activo|activa|en curso|en proceso|attivo|in corso|ativo|actief|lopend|pagaende)\b/],
  ["closed", /\b(closed|archived|cancelled|canceled|geschlossen|archiviert|cloture\w?|cerrad\w|chius\w|fechad\w|gesloten|stangd)\b/]
]; // prettier-ignore

/** The status of an application that a label means; null when it is none. */
export function statusOf(label: string): string | null {
  const words = wordsOf(label).join(" ");
  return statuses.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
