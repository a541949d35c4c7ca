import {describe, expect, it} from "vitest";
import {
  decisionOf,
  hiredOrNot,
  isPlainLabel,
  markOf,
  offerStatusOf,
  stageOf,
  statusOf
} from "../../loaders/propose/answers.js";

/** Each of the words with what it is told to mean. */
const told = (meaning: (label: string) => string | null, words: string): [string, string | null][] =>
  words.split("|").map((word) => [word, meaning(word)]);
const all = (words: string, meaning: string | null): [string, string | null][] =>
  words.split("|").map((word) => [word, meaning]);

describe("the stage that a name means", () => {
  it.each([
    ["hired", "Hired|eingestellt|Embauché|contratado|assunto"],
    [
      "take_home",
      "Take home|take-home test|Homework|Home work|Assignment|Case study|Work sample|Coding challenge|Hausaufgabe|Aufgabe|Fallstudie|Devoir|Tarea|Prova|Compito|Thuisopdracht|Coding test|Online test|Online assessment|Interview: case study"
    ],
    [
      "debrief",
      "Debrief|Hiring committee|Hiring decision|Committee|Wash up|Washup|Calibration|Abschlussrunde|Entscheidungsrunde"
    ],
    ["offer", "Offer|Angebot|Offre|Oferta|Offerta|Aanbod|Proposta|Erbjudande|Verbal offer"],
    [
      "application_review",
      "New|Lead|Applied|Applicant|Applicants|Application|Application review|CV review|Resume|New applicants|New leads|New lead|Reached out|Bewerbungseingang|Bewerbungssichtung|Sichtung|Candidature reçue|Revisión de CV"
    ],
    [
      "recruiter_screen",
      "Recruiter|Recruiting call|HR|Talent screen|TA call|RH|Intro|Introductory call|Preliminary screen|Sourcer call|Kennenlernen|Kennenlerngespräch|Kennenlern|Erstgespräch"
    ],
    [
      "phone_screen",
      "Phone|Telephone|Telefon|Telefoninterview|Tel.|Entretien téléphonique|Telefónico|Telefonica|telefonisch|telefonisches Gespräch|Screen|Screening|Call|Prescreen|Pre-screen|Vorgespräch|Preselección|Technical screen|First round|Round 1|1st round|First interview|Runde 1|Erste Runde|Erstes Gespräch"
    ],
    [
      "loop",
      "Onsite|On-site|On site|Loop|Panel|Final|Face to face|In person|Superday|Super day|Assessment center|Assessment centre|Assessmentcenter|Interview|Interviews|Interviewing|Technical|Technisch|technisches Gespräch|Coding|System design|Behavioral|Behavioural|Hiring manager|Manager|Team|Vor Ort|Fachgespräch|Gespräch|Entretien|Entretiens|Entrevista|Entrevistas|Presencial|Colloquio|Colloqui|Gesprek|Sur site|Round 2|Round 3|Second round|2nd round|3rd round|Zweite Runde|Runde 2|Zweitgespräch|Case|Presentation|Culture|Values"
    ]
  ])("%s: %s", (stage, words) => {
    expect(told(stageOf, words)).toEqual(all(words, stage));
  });

  it("is none where a word only begins or ends like one", () => {
    const words =
      "Xhired|Hired2|Unassignment|Homeworks|Precommittee|Debriefed|Offering|Reoffer|Newer|Mislead|Talents|Hrx|Recruits|Telex|Phoney|Recall|Calling|Screens2|Loophole|Panels|Finals|Cased|Teams|Personal|Blue";
    expect(told(stageOf, words)).toEqual(all(words, null));
  });

  it("is the first that decides, in the order take-home, debrief, offer, review, recruiter, phone, loop", () => {
    expect(
      [
        "Case study interview",
        "Debrief of the offer",
        "Offer call",
        "Recruiter phone interview",
        "Phone interview",
        "HR team interview",
        "Technical screen",
        "Hired: onsite"
      ].map(stageOf)
    ).toEqual([
      "take_home",
      "debrief",
      "offer",
      "recruiter_screen",
      "phone_screen",
      "recruiter_screen",
      "phone_screen",
      "loop"
    ]);
  });
});

describe("the status that a label means", () => {
  it.each([
    [
      "withdrawn",
      "Withdrew|Withdrawn|Withdraws|Dropped out|Candidate declined|Declined by candidate|Zurückgezogen|Abgesprungen|Retiré|Desistiu|Desist|Retirada|Retirado|Ritirato|Teruggetrokken|Tillbakadragen|Offer declined|Offer was declined|Offer has been rejected|Offer refused|Offer turned down|Offer not accepted|Declined our offer|Rejected the offer|Refused offer|Turned down an offer|Angebot abgelehnt|Angebot wurde ausgeschlagen|Offre refusée|Offre déclinée|Oferta rechazada|Oferta recusada|Offerta rifiutata|Aanbod afgewezen|Aanbod geweigerd|Proposta recusada"
    ],
    [
      "hired",
      "Hired|Hire|Offer accepted|Accepted|Joined|Started|Eingestellt|Zusage|Embauché|Embauchée|Contratado|Contratada|Assunto|Assunta|Aangenomen|Anställd|Zatrudniony"
    ],
    [
      "rejected",
      "Rejected|Rejection|Reject|Declined|Not hired|No hire|Turned down|Failed|Absage|Abgelehnt|Abgesagt|Refusé|Refusée|Rechazado|Descartada|Rifiutato|Scartata|Rejeitado|Reprovada|Recusado|Dispensada|Eliminado|Unsuccessful|Afgewezen|Avslag|Odrzucony|Not a hire|Never been hired|Nicht genommen|Nicht angenommen|Nicht ausgewählt|Pas retenu|Pas été retenue|Non retenus|No seleccionado|Não selecionado|Não aprovada|Non selezionato|Non assunto|Niet aangenomen|Niet geselecteerd|Inte anställd|Nie zatrudniony|Not selected|Not a fit|Not accepted"
    ],
    [
      "active",
      "Active|Open|In process|In progress|In review|Pending|Ongoing|Interviewing|New|On hold|Paused|Offer|Angebot|Aktiv|Offen|Laufend|In Bearbeitung|En cours|Activo|Activa|En curso|En proceso|Attivo|In corso|Ativo|Actief|Lopend|Pågående"
    ],
    [
      "closed",
      "Closed|Archived|Cancelled|Canceled|Geschlossen|Archiviert|Clôturé|Cloturée|Cerrado|Cerrada|Chiuso|Fechado|Gesloten|Stängd"
    ]
  ])("%s: %s", (status, words) => {
    expect(told(statusOf, words)).toEqual(all(words, status));
  });

  it("is none where a word only begins or ends like one", () => {
    const words =
      "Hireling|Rehired2|Unrejected|Newest|Reopen|Openly|Closedown|Foreclosed|Unpaused|Contratador|Joinedup|Purple";
    expect(told(statusOf, words)).toEqual(all(words, null));
  });
});

describe("the decision that a label means", () => {
  it.each([
    [
      "no_offer",
      "No|Not|Never|Nicht|Kein Angebot|Keine|Pas|Niet|Geen|Unsuccessful|Reprovado|Reprovada|Rejected|Reject|Declined by us|Absage|Abgelehnt|Abgesagt|Ablehnen|Nein|Refus|Refusé|Non|Rechazado|Rechazada|Rifiutato|Scartato|Não|Nee|Afgewezen|Turned down|Nej|Avslag|Nie|No offer|Not hired|Without an offer|Ohne Angebot|Sans offre|Aucune offre|Sin oferta|Ninguna oferta|Senza offerta|Nessuna offerta|Zonder aanbod|Geen aanbod|Sem proposta|Nenhuma proposta|Inget erbjudande|Bez oferty"
    ],
    [
      "offer",
      "Offer|Offered|Offers|Hire|Hired|Yes|Accepted|Extended|Zusage|Eingestellt|Angebot|Ja|Embauche|Embauché|Oui|Contratado|Contratada|Sí|Oferta|Assunto|Assunta|Offerta|Aangenomen|Sim|Made|True|Offre faite|Aanbod gedaan|Proposta feita|Offer declined|Declined our offer"
    ],
    ["no_decision", "Withdrew|On hold|Closed|Pending|Archived"]
  ])("%s: %s", (decision, words) => {
    expect(told(decisionOf, words)).toEqual(all(words, decision));
  });

  it("is none where a word only begins or ends like one", () => {
    const words = "Know|Nonsense|Notable|Hirer|Yesterday|Jam|Simple|Madeira|Purple";
    expect(told(decisionOf, words)).toEqual(all(words, null));
  });
});

describe("what became of an offer", () => {
  it.each([
    ["declined", "Offer declined|Offer rejected|Refused the offer|Angebot ausgeschlagen"],
    ["accepted", "Offer accepted|Hired|Accepted|Zusage"],
    ["pending", "Offer|Offer made|Angebot gemacht|Offre faite|Oferta|Offerta fatta|Proposta: offer|Offer extended"]
  ])("%s: %s", (status, words) => {
    expect(told(offerStatusOf, words)).toEqual(all(words, status));
  });

  it("is nothing where no offer is told of", () => {
    const words = "Yes|Ja|Made|Extended|No offer|Rejected|Withdrew|Purple";
    expect(told(offerStatusOf, words)).toEqual(all(words, null));
  });
});

describe("below a heading that asks who was hired", () => {
  it.each([
    ["hired", "Yes|y|Ja|Oui|true|TRUE|x|X|1"],
    ["rejected", "No|n|Nein|Non|false|False|0"]
  ])("%s: %s", (meaning, words) => {
    expect(told(hiredOrNot, words)).toEqual(all(words, meaning));
  });

  it("nothing is told by anything else", () => {
    const words = "Strong Yes|maybe|x1|10|untrue|falsely|2|Purple";
    expect(told(hiredOrNot, words)).toEqual(all(words, null));
  });
});

describe("a label that may be repeated", () => {
  it("has no word that could be a name", () => {
    const plain = [
      "Rejected",
      "Rejected after onsite",
      "Withdrew before the offer",
      "Hired for our team",
      "No",
      "on hold - not a fit"
    ];
    expect(plain.map(isPlainLabel)).toEqual(plain.map(() => true));
    const named = ["Rejected Bob", "Ann withdrew", "Hired by Lee", "Offer to Kim", "Smith"];
    expect(named.map(isPlainLabel)).toEqual(named.map(() => false));
  });
});

describe("the number of an answer", () => {
  it("is a mark below ten thousand: more is a day of a spreadsheet, or an id", () => {
    expect(["9999", "10000", "-9999", "-10000", "45721"].map(markOf)).toEqual([9999, null, -9999, null, null]);
  });
});
