import {describe, expect, it} from "vitest";
import {areLetters, orderOf, standingOf} from "../../loaders/config/answers.js";
import {wordsOf} from "../../loaders/config/words.js";
import {decisionOf, isPlainLabel, markOf, offerStatusOf, stageOf, statusOf} from "../../loaders/propose/answers.js";
import {conceptsOf} from "../../loaders/propose/words.js";

const best = (heading: string): string | undefined => [...conceptsOf(heading)].sort((a, b) => b[1] - a[1])[0]?.[0];

describe("words of a heading", () => {
  it.each([
    ["Interviewer.1", ["interviewer", "1"]],
    ["interviewDate", ["interview", "date"]],
    ["Évaluateur / Prüfer", ["evaluateur", "prufer"]],
    ["  scorecard_id\u00a0", ["scorecard", "id"]]
  ])("%j", (heading, words) => {
    expect(wordsOf(heading)).toEqual(words);
  });
});

describe("what a heading is about", () => {
  it.each([
    [
      "interviewer",
      [
        "Interviewer",
        "Evaluation : Interviewer : Full Name",
        "面接官",
        "面试官",
        "Interviewed by",
        "Panelist",
        "Reviewer name",
        "Your name",
        "Évaluateur",
        "Beoordelaar",
        "Prüfer"
      ]
    ],
    [
      "candidate",
      [
        "Candidate",
        "Applicant name",
        "Candidate's name",
        "relationships.candidate.data.name",
        "Custom field (Candidate)",
        "候補者",
        "候选人姓名",
        "Who did you interview?",
        "Bewerber",
        "Nom du candidat",
        "Nombre del candidato"
      ]
    ],
    [
      "vote",
      [
        "Recommendation",
        "Verdict",
        "Rating (1-5)",
        "Overall scores",
        "Would you hire?",
        "Gesamtbewertung",
        "Note globale",
        "Puntuación"
      ]
    ],
    ["stage", ["Stage", "Interview round", "Étape", "Fase"]],
    ["submitted_at", ["Timestamp", "Submitted on", "Created time", "Zeitstempel", "Horodateur"]],
    ["interviewed_at", ["Interview date", "Date of interview", "Date de l'entretien", "Interviewdatum"]],
    ["role", ["Position applied for", "Job title", "Stelle", "Poste"]],
    ["application_id", ["application_id", "Application ID", "Bewerbungsnummer", "App. No."]],
    ["candidate_id", ["Cand. No.", "Candidate #", "Kandidaten-Nr.", "Applicant no"]]
  ])("%s", (concept, headings) => {
    expect(headings.map(best)).toEqual(headings.map(() => concept));
  });

  it("says nothing of words that are none of interviews", () => {
    expect(["Colour", "Shoe size", "Budget"].map(best)).toEqual([undefined, undefined, undefined]);
  });
});

describe("where an answer stands", () => {
  it.each([
    ["six answers", ["Strong No Hire", "No Hire", "Leaning No Hire", "Leaning Hire", "Hire", "Strong Hire"]],
    ["their initials", ["SNH", "NH", "LNH", "LH", "H", "SH"]],
    ["German", ["Auf keinen Fall", "Nein", "Eher nein", "Vielleicht", "Eher ja", "Ja", "Auf jeden Fall"]],
    ["adverbs", ["Definitely not", "Probably not", "Maybe", "Probably", "Definitely"]],
    ["French", ["Non", "Plutôt non", "Plutôt oui", "Oui"]],
    ["qualities", ["Poor", "Fair", "Good", "Excellent"]],
    ["thumbs", ["👎", "👍"]]
  ])("%s are in order", (_, labels) => {
    const standings = labels.map((label) => standingOf(label) as number);
    expect(standings).toEqual([...standings].sort((a, b) => a - b));
    expect(new Set(standings).size).toBe(labels.length);
  });

  it("is nowhere for what is no answer, and for what says that there is none", () => {
    expect(["Blue", "We talked about the offer and it went well for them"].map(standingOf)).toEqual([null, null]);
    expect(["No decision", "N/A", "Not assessed", "Keine Angabe"].map(standingOf)).toEqual(Array(4).fill("missing"));
  });

  it("is nowhere for a no that may be praise", () => {
    const praise = [
      "No-brainer",
      "Hire with no reservations",
      "Ja, ohne Bedenken",
      "Oui sans réserve",
      "Would not reject",
      "Wouldn't decline",
      "Nicht schlecht"
    ];
    expect(praise.map(standingOf)).toEqual(praise.map(() => null));
    expect(["No hire", "Strong no hire"].map(standingOf)).toEqual([-2, -3]);
  });

  it("is a number where one begins it", () => {
    expect(["4", "3,5", "4 - Hire", "4/5", "80 %", "★★★☆☆", "4 stars", "2025-01-01", "Hire"].map(markOf)).toEqual([
      4,
      3.5,
      4,
      4,
      80,
      3,
      4,
      null,
      null
    ]);
  });

  it("is told of none of two that seem to mean the same: one may be the stronger, in a word that is not known", () => {
    expect([...orderOf(["No", "Utterly no", "Yes"]).values()]).toEqual([-2, null, 2]);
    expect([...orderOf(["Yes", "Hire"]).values()]).toEqual([2, 2]);
  });

  it("is told of school marks by all of them", () => {
    expect([areLetters(["A", "B", "C+"]), areLetters(["A", "Yes"]), areLetters(["A", "B"])]).toEqual([
      true,
      false,
      false
    ]);
  });
});

describe("what a label means", () => {
  it.each([
    [
      "phone_screen",
      [
        "電話面接",
        "一次面接",
        "电话面试",
        "Phone Screen",
        "Telefoninterview",
        "Entretien téléphonique",
        "Tech screen",
        "Screening call"
      ]
    ],
    ["recruiter_screen", ["Recruiter call", "HR interview"]],
    [
      "loop",
      [
        "最終面接",
        "现场面试",
        "Onsite",
        "On-site interview",
        "Final round",
        "Vor-Ort-Gespräch",
        "Panel",
        "System design"
      ]
    ],
    ["take_home", ["Take-home test", "Case study"]],
    ["debrief", ["Debrief"]],
    ["offer", ["Offer", "Angebot"]]
  ])("the stage %s", (stage, labels) => {
    expect(labels.map(stageOf)).toEqual(labels.map(() => stage));
  });

  it("an offer that was declined, whatever the order of its words, and none where nothing was decided", () => {
    const declined = [
      "Offer declined",
      "Declined our offer",
      "Offer was rejected",
      "Angebot abgelehnt",
      "Offre refusée"
    ];
    expect(declined.map((label) => [statusOf(label), decisionOf(label), offerStatusOf(label)])).toEqual(
      declined.map(() => ["withdrawn", "offer", "declined"])
    );
    expect(
      ["Offer extended", "Hired", "Not hired", "On hold", "Withdrew", "Yes"].map((label) => [
        statusOf(label),
        decisionOf(label),
        offerStatusOf(label)
      ])
    ).toEqual([
      ["active", "offer", "pending"],
      ["hired", "offer", "accepted"],
      ["rejected", "no_offer", null],
      ["active", "no_decision", null],
      ["withdrawn", "no_decision", null],
      [null, "offer", null]
    ]);
  });

  it("is plain where every word of it is known, so that it holds no name", () => {
    expect(["offen", "Rejected after onsite", "Offer declined by candidate"].map(isPlainLabel)).toEqual([
      true,
      true,
      true
    ]);
    expect(["Rejected by Ann", "Hired Bob Lee"].map(isPlainLabel)).toEqual([false, false]);
  });

  it.each<[string, string, (string | null)[]]>([
    ["Japanese", "内定承諾|不合格|辞退|選考中", ["hired", "rejected", "withdrawn", "active"]],
    ["Chinese", "已录用|未录用|已放弃|进行中", ["hired", "rejected", "withdrawn", "active"]],
    ["Russian", "Нанят|Не принят|Отказ|Отозван", ["hired", "rejected", "rejected", "withdrawn"]],
    ["Turkish", "İşe alındı|Reddedildi|Çekildi", ["hired", "rejected", "withdrawn"]],
    ["Czech", "Přijat|Zamítnut|Odstoupil", ["hired", "rejected", "withdrawn"]],
    ["Finnish", "Palkattu|Hylätty|Vetäytynyt", ["hired", "rejected", "withdrawn"]],
    ["Norwegian", "Ansatt|Avslått|Trukket", ["hired", "rejected", "withdrawn"]],
    ["Polish", "Zatrudniony|Odrzucony|Zrezygnował", ["hired", "rejected", "withdrawn"]]
  ])("a status in %s", (_, labels, statuses) => {
    expect(labels.split("|").map(statusOf)).toEqual(statuses);
  });

  it.each([
    ["phone_screen", "電話面接|电话面试|Телефонное интервью|Telefon görüşmesi|Puhelinhaastattelu|Telefonický pohovor"],
    ["loop", "最終面接|二次面接|现场面试|Интервью в офисе|Yüz yüze mülakat|Osobní pohovor|Intervju på stedet"],
    ["recruiter_screen", "人事面接"],
    [null, "書類|其他|Другое"]
  ])("the stage %s in other languages", (stage, labels) => {
    expect(labels.split("|").map(stageOf)).toEqual(labels.split("|").map(() => stage));
  });

  it("a status and a decision", () => {
    expect(["Hired", "Rejected", "Withdrew", "In process", "Absage", "Purple"].map(statusOf)).toEqual([
      "hired",
      "rejected",
      "withdrawn",
      "active",
      "rejected",
      null
    ]);
    expect(["Offer", "No offer", "Hire", "Zusage", "Absage", "Purple"].map(decisionOf)).toEqual([
      "offer",
      "no_offer",
      "offer",
      "offer",
      "no_offer",
      null
    ]);
  });
});
