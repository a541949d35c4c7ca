import {wordsOf} from "../config/words.js";

/** What a column of a table about interviews may be about, before it is known which table that is. */
export type Concept = keyof typeof wordings;

/**
 * Wordings of each concept, in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Polish, the
 * commonest also in nine more languages; parted by commas. As `wordsOf` has them: without marks.
 */
const wordings = {
  scorecard_id:
    "scorecard id, scorecard, scorecard number, feedback id, feedback, evaluation id, review id, response id, submission id, form id, assessment id, evaluierungs id, bewertungs id, id evaluation, id evaluacion, フィードバックid, 评价编号",
  application_id:
    "application id, application, application number, app number, app id, opportunity id, opportunity, job application, job application id, process id, bewerbungs id, bewerbung, bewerbungs number, bewerbungsnummer, vorgang, vorgangsnummer, candidature, id candidature, solicitud, id solicitud, candidatura, id candidatura, sollicitatie, sollicitatie id, ansokan, aplikacja, 応募id, 申请编号, 应聘编号",
  candidate_id:
    "candidate id, applicant id, person id, prospect id, candidate number, applicant number, kandidaten number, kandidat number, bewerber number, kandidaten id, kandidatennummer, bewerber id, bewerbernummer, id candidat, id candidato, kandidaat id, person system id, candidate system id, 候補者id, 応募者id, 候选人编号, 候选人id",
  candidate:
    "candidate, candidate name, applicant, applicant name, interviewee, name of candidate, name, full name, candidate full name, who did you interview, whom did you interview, prospect, bewerber, bewerberin, bewerbername, kandidat, kandidatin, kandidatenname, name des kandidaten, name der kandidatin, name des bewerbers, candidat, nom du candidat, nom complet, candidato, candidata, nombre del candidato, nombre completo, nome do candidato, nome candidato, nome del candidato, kandidaat, naam kandidaat, naam, sollicitant, aspirante, postulante, kandydat, person full name, 候補者, 候補者名, 候補者氏名, 応募者, 応募者名, 応募者氏名, 氏名, 候选人, 候选人姓名, 应聘者, 应聘者姓名, 求职者, 姓名, 지원자, 지원자명, kandidatnavn, soker, ansoger, uchazec, jmeno uchazece, hakija, кандидат, соискатель, фио кандидата, aday, aday adı",
  first_name:
    "first name, given name, forename, candidate first name, vorname, prenom, nombre, nome, voornaam, fornamn, imie",
  last_name:
    "last name, surname, family name, candidate last name, nachname, familienname, nom, nom de famille, apellido, apellidos, cognome, achternaam, apelido, sobrenome, efternamn, nazwisko",
  interviewer:
    "interviewer, interviewers, interviewer name, interviewer id, interviewed by, name of interviewer, reviewer, reviewed by, evaluator, evaluated by, assessor, assessed by, panelist, panellist, panelists, panel, panel member, panel members, rater, rated by, grader, scorer, scored by, screener, screened by, screen by, author, by, with, feedback by, feedback from, given by, completed by, conducted by, held by, your name, who are you, interviewing manager, interviewerin, interviewt von, interview durch, prufer, bewerter, beurteiler, bewertet von, gesprachspartner, gesprach mit, gesprachsfuhrer, gefuhrt von, von, durch, dein name, ihr name, intervieweur, evaluateur, recruteur, evalue par, mene par, par, votre nom, entrevistador, entrevistadora, entrevistado por, evaluador, evaluado por, por, tu nombre, intervistatore, intervistato da, valutatore, selezionatore, avaliador, avaliado por, entrevistadores, beoordelaar, geinterviewd door, door, intervjuare, rekruter, prowadzacy, interviewer full name, reviewer full name, evaluator full name, user, user id, user name, 面接官, 面接官名, 面接者, 面接担当者, 評価者, 面试官, 面试官姓名, 面试人, 评价人, 评估人, 면접관, intervjuer, interviewet af, vurdert av, tazatel, hodnotitel, haastattelija, arvioija, интервьюер, оценщик, проводил, mülakatçı, mülakatı yapan, görüşmeci, değerlendiren",
  submitter:
    "submitter, submitted by, submitted by user, submitter id, submitter name, entered by, created by, recorded by, eingereicht von, erfasst von, soumis par",
  interview_id: "interview id, interview number, event id, slot id, schedule id, interview event id",
  stage:
    "stage, stage name, interview stage, hiring stage, pipeline stage, process stage, stage of interview, phase, step, interview step, round, interview round, which round, type of interview, gate, stufe, prozessstufe, prozessschritt, schritt, runde, interviewrunde, gesprachsrunde, etape, tour, etapa, fase, ronda, ronde, rodada, turno, steg, etap, 選考段階, 選考ステップ, 選考フェーズ, 選考ステージ, 面接段階, ステージ, 段階, 面接回, 面试轮次, 面试阶段, 面试环节, 招聘阶段, 轮次, 阶段, 环节, 전형단계, 단계, trinn, fase i prosessen, trin, kolo, faze, vaihe, этап, стадия, раунд, aşama, tur",
  focus:
    "interview, interview name, interview type, interview kind, interview title, focus, focus area, area, topic, module, session, interview kit, kit, exercise, schwerpunkt, fokus, thema, gesprach, gesprachsart, interviewart, interviewtyp, entretien, type d entretien, entrevista, tipo de entrevista, colloquio, tipo di colloquio, gesprek, intervju, rozmowa, 面接種別, 面接種類, 面試类型, 面试类型, 面试形式, haastattelun tyyppi, typ pohovoru, вид интервью, mülakat türü",
  vote: "vote, overall recommendation, recommendation, recommend, hire recommendation, hiring recommendation, your recommendation, final recommendation, overall rating, overall score, overall mark, overall grade, overall, overall evaluation, overall assessment, overall impression, overall vote, overall feedback, total score, total points, total marks, final score, final rating, final mark, interviewer score, interviewer rating, interviewer vote, candidate rating, candidate score, interview score, interview rating, interview result, verdict, hire, hire or no hire, no hire, hire decision, interviewer decision, would you hire, would you recommend, should we hire, do you recommend, move forward, proceed, advance, next round, rating, score, scoring, mark, marks, grade, grading, points, stars, thumbs, result, assessment, evaluation, opinion, conclusion, judgment, judgement, gesamtempfehlung, empfehlung, einstellungsempfehlung, gesamtbewertung, gesamturteil, gesamtnote, schulnote, zensur, gesamteindruck, gesamtpunktzahl, bewertung, urteil, votum, note, punkte, punktzahl, ergebnis, einschatzung, recommandation, recommandation globale, avis, avis global, evaluation globale, note globale, appreciation, recomendacion, recomendacion general, valoracion, valoracion general, valoracion global, puntuacion, puntuacion total, calificacion, evaluacion, evaluacion global, resultado, raccomandazione, valutazione, valutazione complessiva, voto, punteggio, giudizio, esito, aanbeveling, eindoordeel, oordeel, beoordeling, advies, totaalscore, cijfer, recomendacao, avaliacao, avaliacao geral, nota, nota final, pontuacao, parecer, rekommendation, omdome, betyg, bedomning, rekomendacja, ocena, 評価, 総合評価, 面接評価, 合否, 合否判定, 判定, 推薦, 评价, 总体评价, 综合评价, 面试评价, 推荐意见, 录用建议, 面试结论, 面试结果, 评分, 总分, 综合评分, 평가, 종합평가, 추천, anbefaling, innstilling, vurdering, karakter, doporuceni, hodnoceni, suositus, arvio, yleisarvio, рекомендация, оценка, общая оценка, вердикт, решение интервьюера, öneri, değerlendirme, puan, genel değerlendirme",
  initial_vote:
    "initial vote, initial recommendation, initial rating, initial score, first vote, original vote, vote before debrief, pre debrief vote, before debrief, erste empfehlung, vorlaufige empfehlung",
  forecast:
    "forecast, probability, probability of offer, offer probability, predicted probability, chance, likelihood, confidence, prognose, wahrscheinlichkeit, probabilite, probabilidad, probabilita, kans",
  shadow: "shadow, shadowing, is shadow, shadowed, shadower",
  question:
    "question, question text, question name, question title, prompt, item, frage, pregunta, domanda, vraag, pergunta, fraga, pytanie, 質問, 问题",
  attribute:
    "attribute, attribute name, focus attribute, skill, skill name, competency, competence, competency name, criterion, criteria, scorecard criteria, category, dimension, trait, quality, rubric, kriterium, kompetenz, merkmal, fahigkeit, bewertungskriterium, critere, competence evaluee, criterio, competencia, habilidad, competenza, competentie, vaardigheid, kriterie, kryterium, measure names, measure name, 評価項目, 評価軸, 评价项, 评价维度, 考察点, 能力项, kompetanse, kompetence, kriterium, osaaminen, kriteeri, компетенция, критерий, навык, yetkinlik, kriter",
  rating:
    "rating, attribute rating, question rating, skill rating, question score, attribute score, criterion score, item score, score, mark, marks, marks awarded, grade, points, value, level achieved, einzelbewertung, bewertung, wertung, note, punkte, puntuacion, valoracion, calificacion, punteggio, voto, valutazione, beoordeling, cijfer, avaliacao, nota, pontuacao, betyg, ocena, measure values, measure value, 評点, 点数, 得分, 分数",
  interviewed_at:
    "interviewed at, interviewed, interviewed on, interview date, interview time, interview datetime, interview start, date of interview, when was the interview, interview on, interview day, held on, held, scheduled, scheduled at, scheduled for, conducted on, meeting date, interviewdatum, interviewtermin, datum des interviews, gesprachsdatum, gesprachstermin, termin, date d entretien, date de l entretien, fecha de entrevista, fecha de la entrevista, data colloquio, data do colloquio, data da entrevista, datum interview, datum gesprek, intervjudatum, data rozmowy, 面接日, 面接日時, 面接実施日, 実施日, 面试时间, 面试日期, 면접일, intervjudato, interviewdato, datum pohovoru, haastattelupäivä, дата интервью, дата собеседования, mülakat tarihi, görüşme tarihi",
  submitted_at:
    "submitted at, submitted, submitted on, submission date, submission time, date submitted, time submitted, submit date, feedback submitted, feedback submitted at, feedback date, feedback time, scorecard submitted, scorecard date, review date, evaluation date, completed at, completed, completed on, completion time, completion date, date completed, finished, timestamp, created, created at, created on, created time, created date, date created, entry date, scored at, scored on, reviewed at, reviewed on, rated on, evaluated on, assessed on, written at, abgegeben, abgegeben am, eingereicht, eingereicht am, erfasst am, erstellt, erstellt am, ausgefullt am, zeitstempel, soumis le, soumis, date de soumission, horodateur, cree le, enviado, enviado el, fecha de envio, marca temporal, fecha de creacion, inviato il, data di invio, informazioni cronologiche, ingediend, ingediend op, tijdstempel, enviado em, data de envio, carimbo de data hora, tidsstampel, sygnatura czasowa, submitted date time, submission date time, created date time, feedback sent, feedback sent at, feedback sent on, sent at, sent on, 提出日, 提出日時, 送信日時, 記入日, 入力日, 評価日, タイムスタンプ, 提交时间, 提交日期, 评价时间, 填写时间, 제출일, innsendt, indsendt, odeslano, lähetetty, отправлено, дата отправки, отметка времени, gönderildi, zaman damgası, aikaleima, casova znacka, tidsstempel",
  updated_at:
    "updated at, updated, last updated, last modified, modified, modified at, last edited, last edited time, last modified time, changed at, geandert am, zuletzt bearbeitet, modifie le, last modified date time, last modified on, 更新日時, 更新时间",
  applied_at:
    "came in, received on, intake date, first contact, applied at, applied, applied on, application date, date applied, date of application, applied date, application received, received, bewerbungsdatum, bewerbungseingang, beworben am, eingang, eingangsdatum, date de candidature, candidature le, fecha de solicitud, fecha de aplicacion, data candidatura, data di candidatura, data da candidatura, sollicitatiedatum, ansokningsdatum, data aplikacji, 応募日, 応募日時, 申请时间, 申请日期, 投递时间, 投递日期, 지원일, søknadsdato, ansøgningsdato, hakupäivä, дата отклика, başvuru tarihi",
  decided_at:
    "decided at, decided, decided on, decision on, result date, result on, outcome date, outcome on, date of outcome, date of result, final decision date, ergebnis am, ergebnisdatum, decision date, date of decision, hire decision date, offer date, offered at, offer made at, offer sent, entscheidungsdatum, entschieden am, angebotsdatum, date de decision, fecha de decision, data decisione, data da decisao, datum besluit",
  closed_at:
    "closed at, closed, closed on, close date, rejected at, rejected on, rejection date, hired at, hired on, hire date, date hired, archived at, archive date, end date, date closed, geschlossen am, abgesagt am, eingestellt am, date de cloture, fecha de cierre, data chiusura",
  entered_at:
    "entered at, entered, entered on, stage entered, stage entered at, entered stage, moved at, moved to stage, stage start, eintritt",
  exited_at: "exited at, exited, exited on, stage exited, stage exited at, left stage, stage end, austritt",
  starts_at:
    "starts at, start, start time, scheduled start, start at, begin, begins at, beginn, startzeit, debut, inicio, inizio, start date, form started, started at, started on",
  ends_at: "ends at, end, end time, scheduled end, end at, ende, endzeit, fin, fine",
  date: "date, time, datetime, date time, when, day, datum, zeit, tag, fecha, data, dia, giorno, jour, quand, 日付, 日時, 日期, 时间, dato, päivämäärä, pvm, дата, tarih",
  status:
    "status, application status, candidate status, current status, state, outcome status, bewerbungsstatus, kandidatenstatus, statut, estado, stato, situacao, 選考状況, 選考ステータス, ステータス, 状態, 状态, 候选人状态, 应聘状态, 상태, stav, tila, статус, durum",
  decision:
    "decision, final decision, hiring decision, hire decision, outcome, final outcome, result, final result, application outcome, offer, offer made, offer extended, hired, entscheidung, endentscheidung, ergebnis, angebot, angebot gemacht, decision finale, resultat, embauche, decision final, resultado, contratado, decisione, decisione finale, esito, assunto, besluit, eindbesluit, uitkomst, decisao, decisao final, beslut, decyzja, 結果, 最終結果, 選考結果, 採用結果, 结果, 最终结果, 录用结果, 是否录用, 결과, avgjørelse, afgørelse, beslutning, utfall, rozhodnuti, vysledek, päätös, lopputulos, решение, итог, результат, karar, sonuç",
  offer_status: "offer status, offer state, offer response, offer outcome, angebotsstatus",
  role: "role, role title, position, position title, job, job title, job name, title, opening, vacancy, profile, applied for, applying for, role applied for, interviewed for, rolle, stelle, position beworben, stellentitel, stellenbezeichnung, poste, intitule du poste, puesto, cargo, vacante, posizione, ruolo, mansione, functie, vacature, rol, vaga, funcao, tjanst, roll, stanowisko, 職種, 応募職種, 募集職種, ポジション, 応募ポジション, 求人, 职位, 应聘职位, 岗位, 应聘岗位, 직무, 포지션, stilling, pozice, pracovni pozice, tehtävä, paikka, вакансия, должность, позиция, pozisyon",
  job: "job id, requisition, requisition id, req, req id, requisition number, job code, job requisition, stellen id",
  level:
    "level, seniority, seniority level, job level, band, karrierestufe, level niveau, niveau, nivel, livello, senioritat",
  team: "team, department, dept, group, org, organisation, organization, business unit, division, function, hiring team, abteilung, bereich, departement, service, equipe, departamento, equipo, reparto, dipartimento, afdeling, avdelning, dzial, 部署, 部門, 部门, avdeling, afdeling, oddeleni, osasto, отдел, departman, bölüm",
  source:
    "source, channel, candidate source, application source, origin, referral source, quelle, kanal, herkunft, origine, canal, fuente, fonte, bron, kalla, zrodlo",
  performance:
    "performance, performance rating, performance score, performance review, perf rating, review rating, leistung, leistungsbeurteilung",
  measured_at: "measured at, measured, performance date, performance review date, review period end, review date",
  left_at: "left at, left, left on, termination date, leaving date, last day, exit date, austrittsdatum",
  minutes: "minutes, duration minutes, minutes spent, minuten",
  completed: "completed, solved, finished",
  email:
    "email, e mail, mail, email address, e mail address, mail address, correo, courriel, メールアドレス, 邮箱, 电子邮件",
  comment:
    "comment, comments, note, notes, feedback, feedback notes, written feedback, remark, remarks, key take aways, key takeaways, take aways, takeaways, summary, rationale, justification, reason, reasons, reasoning, explanation, observation, observations, details, description, strengths, weaknesses, pros, cons, concerns, additional, anything else, kommentar, kommentare, bemerkung, bemerkungen, anmerkung, anmerkungen, begrundung, notiz, notizen, zusammenfassung, starken, schwachen, commentaire, commentaires, remarque, remarques, justification, comentario, comentarios, observaciones, notas, commento, commenti, osservazioni, opmerking, opmerkingen, toelichting, observacoes, kommentarer, uwagi, komentarz, コメント, 備考, 所見, 理由, 备注, 评语, 评论, 의견, kommentarer, bemærkninger, komentar, poznamka, kommentit, huomiot, комментарий, комментарии, заметки, yorum, notlar",
  derived:
    "average, avg, mean, median, total, sum, count, years, years of experience, experience, salary, age, duration, attempts, rank, ranking, max, maximum, min, minimum, weight, weighted, percentile, percentage, max marks, question average, average score, average rating, score average, final score percent, number of, durchschnitt, mittelwert, schnitt, mittel, summe, anzahl, rang, gewichtung, moyenne, somme, rang, promedio, media, suma, rango, somma, gemiddelde, gemiddeld, aantal, media geral, soma, genomsnitt, srednia, 平均, 合計, 平均分, 合计"
} as const;

/** Short forms of words that headings are made of. */
const shortForms: ReadonlyMap<string, string> = new Map(Object.entries({
  cand: "candidate", nr: "number", num: "number", nbr: "number", nummer: "number", numero: "number", intv: "interviewer", intvr: "interviewer",
  interv: "interviewer", intvw: "interview", intvwr: "interviewer", intrvwr: "interviewer", ivwr: "interviewer", appl: "application", fdbk: "feedback", ovrl: "overall", ovr: "overall", rtg: "rating", scr: "score", reco: "recommendation", typ: "type", dt: "date", dttm: "datetime", nm: "name", rec: "recommendation", eval: "evaluation", pos: "position", recd: "received"
})); // prettier-ignore

/** The words of a heading written out; a "no" at its end is a number: "Cand. No.". */
function termsOf(text: string): string[] {
  const words = wordsOf(text.replaceAll("#", " number ").replace(/(?<=\p{L})['’]s(?!\p{L})/gu, ""));
  return singular(
    words.map((word, at) =>
      word === "no" && at > 0 && at === words.length - 1 ? "number" : (shortForms.get(word) ?? word)
    )
  );
}

/** Words without the s of the plural: "scores" is "score". Notes are texts, while a Note is a mark in other languages. */
function singular(words: readonly string[]): string[] {
  return words.map((word) => (word.length > 3 && word !== "notes" ? word.replace(/s$/, "") : word));
}

/** Words that say nothing of which concept a heading is of. */
const filler = new Set(
  "the a an of on at in to for this that was were is are did do you your please der die das des den dem ein eine fur am im le la les de du des d l un une el los las del al il lo gli i di do da dos das o os het een van".split(
    " "
  )
);

/** Words that are anybody's: a column that says whose it is goes before. */
const namesOfAnybody = new Set([
  "user",
  "user id",
  "user name",
  "name",
  "full name",
  "naam",
  "nome",
  "nom",
  "nombre",
  "姓名",
  "氏名"
]);
const creation = /^(creat(ed|ion)|erstellt|cree|creacion|criacao|creato|aangemaakt|skapad|utworzono)$/;

/** How well what another column may say better fits. */
export const anybodys = 0.95;

/** Words that are a concept alone, and nothing as a part of another heading: "Reviewer name" is no candidate. */
const alone = new Set("name naam nome nom nombre item title profile when day value function left held".split(" "));

interface Phrase {
  concept: Concept;
  text: string;
  /** How many words it has. */
  length: number;
}

const phrases: readonly Phrase[] = (Object.keys(wordings) as Concept[]).flatMap((concept) =>
  wordings[concept].split(",").map((wording) => {
    const words = termsOf(wording);
    return {concept, text: words.join(" "), length: words.length};
  })
);

/** What some programs write before the name of a column that a company made itself: "Custom field (Candidate)". */
const ownField = /^\s*(?:custom|user.defined)[ _-]?fields?\s*[([](.*)[)\]]\s*$/i;

/** What APIs wrap the values of a record in, which says nothing of them: "relationships.candidate.data.id". */
const wrappers = /(^|\.)(?:attributes|relationships|data|node|fields|properties)\.(?=.)/g;

/** How well a heading fits each concept by its words, from 0 to 1: all of it, or a part and how much of it that is. */
export function conceptsOf(heading: string): ReadonlyMap<Concept, number> {
  // Of a path such as feedback[].interviewer.name, what leads to the list says nothing of the value.
  const own = heading
    .replace(/^.*\[\]\.(?=.)/, "")
    .replace(ownField, "$1")
    .replace(wrappers, "$1");
  const words = termsOf(own.replace(/\([^)]*\)|\[[^\]]*\]/g, " "));
  const telling = words.filter((word) => !filler.has(word));
  const read = {whole: words.join(" "), telling: telling.join(" "), tellingWords: telling.length};
  const found = new Map<Concept, number>();
  for (const phrase of phrases) {
    const score = fitOf(phrase, read);
    if (score > (found.get(phrase.concept) ?? 0)) found.set(phrase.concept, score);
  }
  // Where a column says when a form was sent off, another says when the system made its record.
  const made = found.get("submitted_at") ?? 0;
  if (made > anybodys && words.some((word) => creation.test(word))) found.set("submitted_at", anybodys);
  return found;
}

/** A heading in its own words, and without those that say nothing. */
interface Heading {
  whole: string;
  telling: string;
  /** How many words tell. */
  tellingWords: number;
}

function fitOf({text, length}: Phrase, {whole, telling, tellingWords}: Heading): number {
  if (text === whole) return namesOfAnybody.has(text) ? anybodys : 1;
  if (text === telling) return 0.98;
  // Most phrases are no part of most headings at all.
  if (!whole.includes(text) || !` ${whole} `.includes(` ${text} `)) return 0;
  // One short word within a sentence is chance ("by", "with", "note"); at the end of a heading it is what the heading is.
  const ends = ` ${whole}`.endsWith(` ${text}`);
  if (alone.has(text) || (length === 1 && text.length < 4 && !ends)) return 0;
  const share = length / Math.max(length, tellingWords);
  return 0.4 + 0.5 * share + (ends ? 0.05 : 0);
}
