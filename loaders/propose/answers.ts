import {answerNumber} from "../config/answer-number.js";
import {voteMeant} from "../config/vote-words.js";
import {wordsOf} from "../config/words.js";

/** The canonical stage that a name most likely means, in the order in which words decide; null when none is told. */
const stageWords: readonly [stage: string, words: RegExp][] = [
  ["hired", /^(hired|eingestellt|embauche|contratado|assunto)$/],
  ["take_home", /\b(take home|homework|home work|assignment|case study|work sample|challenge|hausaufgabe|aufgabe|fallstudie|devoir|tarea|prova|compito|thuisopdracht|coding test|online test|online assessment)\b/],
  ["debrief", /\b(debrief|hiring committee|hiring decision|committee|wash ?up|calibration|abschlussrunde|entscheidungsrunde)\b/],
  ["offer", /\b(offer|angebot|offre|oferta|offerta|aanbod|proposta|erbjudande)\b/],
  ["application_review", /^(new|lead|applied|applicants?|application)$|\b(application review|cv review|resume|new (applicant|lead)s?|reached out|bewerbungseingang|bewerbungssichtung|sichtung|candidature recue|revision de cv)\b/],
  ["recruiter_screen", /\b(recruiter|recruiting|hr|talent|ta|rh|intro|introductory|preliminary|sourcer|kennenlern\w*|erstgesprach)\b/],
  ["phone_screen", /\b(phone|telephone|telefon\w*|tel|puhelin\w*|telephonique|telefonico|telefonica|telefonisch\w*|screen|screening|call|prescreen|pre screen|vorgesprach|preseleccion|technical screen|first round|round 1|1st round|first interview|runde 1|erste runde|erstes gesprach)\b/],
  ["loop", /\b(on ?site|onsite|loop|panel|final|face to face|in person|super ?day|assessment ?cent(er|re)|interview\w*|intervju\w*|pohovor\w*|haastattelu\w*|mulakat|technical|technisch\w*|coding|system design|behaviou?ral|hiring manager|manager|team|vor ort|fachgesprach|gesprach|entretien\w*|entrevista\w*|presencial|colloquio|colloqui|gesprek|sur site|round 2|round 3|second round|2nd round|3rd round|zweite runde|runde 2|zweitgesprach|case|presentation|culture|values)\b/]
]; // prettier-ignore

/** The same in languages that part no words, or in other letters. */
const unpartedStages: readonly [stage: string, words: RegExp][] = [
  ["recruiter_screen", /人事面[接談谈]|hr面|カシュアル面談/],
  ["phone_screen", /電話面[接談]|电话|電話|初筛|書類後面談|一次面[接試]|一面$|初面|전화|телефон|скрининг|звонок/],
  ["loop", /面[接試试談谈]|现场|終面|终面|最終|对面|[二三四]面|면접|интервью|собеседован|встреча/]
];

export function stageOf(name: string): string | null {
  const words = wordsOf(name).join(" ");
  if (unparted.test(words)) return unpartedStages.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return stageWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u;

/** What says that a candidate declined an offer: their application ended with them, and an offer it was. */
const offerDeclined =
  /\boffer (was |has been )?(declined|rejected|refused|turned down|not accepted)\b|\b(declined|rejected|refused|turned down) (our |the |an )?offer\b|\bangebot (wurde )?(abgelehnt|ausgeschlagen)\b|\boffre (refusee|declinee)\b|\boferta (rechazada|recusada)\b|\bofferta rifiutata\b|\baanbod (afgewezen|geweigerd)\b|\bproposta recusada\b/;

const decisions: readonly [decision: string, words: RegExp][] = [
  ["offer", offerDeclined],
  ["no_offer", /\b(no|not|never|nicht|kein|keine|pas|niet|geen|unsuccessful|reprovad\w|rejected|reject|declined by us|absage|abgelehnt|abgesagt|ablehnen|nein|refus\w*|non|rechazado|rechazada|rifiutato|scartato|nao|nee|afgewezen|turned down|nej|avslag|nie|without|ohne|sans|sin|senza|zonder|sem|bez|aucun\w?|ningun\w?|nessun\w?|nenhum\w?|inget)\b|不合格|不採用|見送|不录用|未录用|未录取|淘汰|拒绝|不通过|未通过|불합격/],
  ["offer", /\b(offer\w*|hired?|yes|accepted|extended|zusage|eingestellt|angebot|ja|embauch\w*|oui|contratad\w|si|oferta|offre|aanbod|proposta|assunt\w|offerta|aangenomen|sim|made|true)\b|内定|採用|合格|录用|录取|합격/]
]; // prettier-ignore

/** `offer` or `no_offer` for what a hiring decision is written as, `no_decision` where none was taken; null when it is none of these. */
export function decisionOf(label: string): "offer" | "no_offer" | "no_decision" | null {
  const words = wordsOf(label).join(" ");
  const told = decisions.find(([, pattern]) => pattern.test(words))?.[0] as "offer" | "no_offer" | undefined;
  if (told !== undefined) return told;
  return ["withdrawn", "active", "closed"].includes(statusOf(label) ?? "") ? "no_decision" : null;
}

/** What became of an offer: `accepted`, `declined` or `pending`; null where a label tells of none. */
export function offerStatusOf(label: string): "accepted" | "declined" | "pending" | null {
  if (offerDeclined.test(wordsOf(label).join(" "))) return "declined";
  if (statusOf(label) === "hired") return "accepted";
  return decisionOf(label) === "offer" && namesOffers.test(label) ? "pending" : null;
}

const namesOffers = /offer|angebot|offre|ofert|aanbod|proposta/i;

/** True for "No offer" and the like, which tell an end only as far as no offer came later. */
export function isWithoutOffer(label: string): boolean {
  return decisionOf(label) === "no_offer" && namesOffers.test(label);
}

const statuses: readonly [status: string, words: RegExp][] = [
  ["withdrawn", offerDeclined],
  ["withdrawn", /\b(withdr\w+|withdrew|dropped out|candidate declined|declined by candidate|zuruckgezogen|abgesprungen|retire|desist\w*|retirad\w|ritirat\w|teruggetrokken|tillbakadragen|zrezygnowal\w*|trukket|odstoupil\w*|vetaytynyt|cekildi|rezygnacja|se retiro)\b|辞退|отозв|снял|самоотвод|放弃|已撤回|撤回|포기/],
  ["hired", /\b(hired|hire|offer accepted|accepted|joined|started|eingestellt|zusage|embauche\w?|contratad\w|assunt\w|aangenomen|anstalld|zatrudnion\w|ansatt|ansat|prijat\w?|palkattu)\b|^ise al|(?<!не )(нанят|принят)|^(?!.*(不|未|拒)).*(录用|录取|入职|採用|入社|内定承諾)|^합격$/],
  ["rejected", /\b(reject\w*|declined|not hired|no hire|turned down|failed|absage|abgelehnt|abgesagt|refuse\w?|rechazad\w|descartad\w|rifiutat\w|scartat\w|rejeitad\w|reprovad\w|recusad\w|dispensad\w|eliminad\w|unsuccessful|afgewezen|avslag|odrzucon\w|avslatt|avslag|afvist|zamitnut\w?|hylatty|reddedildi)\b|отказ|отклон|не (нанят|принят)|不合格|不採用|见送|見送|お見送|不录用|未录用|未录取|淘汰|拒绝|不通过|未通过|불합격/],
  ["active", /\b(active|open|in process|in progress|in review|pending|ongoing|interviewing|new|on hold|paused|offer|angebot|aktiv|offen|laufend|in bearbeitung|en cours|activo|activa|en curso|en proceso|attivo|in corso|ativo|actief|lopend|pagaende)\b|選考中|进行中|面试中/],
  ["closed", /\b(closed|archived|cancelled|canceled|geschlossen|archiviert|cloture\w?|cerrad\w|chius\w|fechad\w|gesloten|stangd)\b/]
]; // prettier-ignore

/** A hire that is denied, in the languages of the statuses: "No contratado" is none. */
const notTaken =
  /\b(no|not|never|nicht|pas|non|niet|nao|inte|nie)( a| an| been| ete| zum)? (hired?|accepted|selected|fit|eingestellt|genommen|angenommen|ausgewahlt|embauche\w?|retenu\w?|contratad\w|seleccionad\w|selecionad\w|aprovad\w|assunt\w|selezionat\w|aangenomen|geselecteerd|anstalld|zatrudniony)\b/;

/** The status of an application that a label means; null when it is none. "No hire" and "not hired" are no hires. */
export function statusOf(label: string): string | null {
  const words = wordsOf(label).join(" ");
  if (notTaken.test(words) && !offerDeclined.test(words)) return "rejected";
  return statuses.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** What a yes or no means below a heading that asks who was hired; null for any other answer. */
export function hiredOrNot(label: string): "hired" | "rejected" | null {
  const vote = voteMeant(label);
  if (vote === "yes" || /^(true|x|1)$/i.test(label)) return "hired";
  return vote === "no" || /^(false|0)$/i.test(label) ? "rejected" : null;
}

/** Words that say nothing of somebody beside a status. */
const plainWords = new Set(
  wordsOf(
    "after before at in on by the a an of to from with for and or us our company candidate position role job interview application stage round was is has been not no"
  )
);

/** True for a label of which every word is known, so that none of them is a name: it may be repeated though it is met once. */
export function isPlainLabel(label: string): boolean {
  const known = [...statuses, ...decisions, ...stageWords].map(([, pattern]) => pattern);
  const patterns = [notTaken, ...known].map((pattern) => new RegExp(pattern, "g"));
  const rest = patterns.reduce((words, pattern) => words.replace(pattern, " "), wordsOf(label).join(" "));
  return rest.split(" ").every((word) => word === "" || plainWords.has(word));
}

/** The number of an answer, as far as it may be a mark: a number of five digits is a day of a spreadsheet, or an id. */
export function markOf(label: string): number | null {
  const number = answerNumber(label);
  return number === null || Math.abs(number) >= 10_000 ? null : number;
}
