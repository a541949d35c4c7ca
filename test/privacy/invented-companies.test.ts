import {beforeAll, expect, it} from "vitest";
import {leakSearch} from "../../loaders/privacy/leaks.js";
import {createRandom} from "../../src/statistics/random.js";
import {audiences} from "../../src/contracts/site.js";
import {repetitions} from "../support/endurance.js";
import {sampleDatasets} from "../support/sample.js";

/** Common names, those above all that are words of sentences, months, places, languages, tools and jobs too. */
const first =
  "May June April August Will Mark Grace Rose Hope Faith Joy Art Bill Frank Max Sue Drew Rob Pat Dean Chase Reed Page Ruby Julia Crystal Amber Jade Ivy Holly Heather Olive Iris Violet Summer Autumn Dawn Eve Victor Victoria Austin Dallas Paris Florence Charlotte Madison Virginia Georgia Carolina Sydney Chelsea Jordan Israel Christian Junior Major Earl Duke King Prince Angel Trinity Destiny Charity Patience Constance Robin Jay Phoenix Sky River Lane Cliff Dale Glen Forrest Heath Clay Rusty Sandy Misty Rocky Chip Skip Buck Penny Ginger Pepper Basil Sage Herb Gene Ray Miles Lance Wade Pierce Stone Hunter Mason Cooper Carter Parker Tyler Taylor Jan Theo Ian Ed Al Jo Li Wei An Do James Mary Priya Omar".split(
    " "
  );
const last =
  "Long Young King Price Page Bell Field Fields Case Cash Chase Day Little Small Best Good Rich Power Strong Wise White Black Brown Green Gray Gold Silver Stone Wood Hill Lake Rivers Park Street West North Love Hope Joy Grace May March Read Reed Call Pass Mark Marks Staff Lead Senior Sales Craft Craven Core Bond Banks Law Judge Bishop Pope Cook Baker Mason Taylor Smith Miller Turner Walker Weaver Carpenter Driver Hunter Fisher Farmer Shepherd Marshall Sharp Swift Rust Pascal Perl English French German Irish Scott London Berlin Houston Austin Dallas Holland England Ireland Ashby Lever Dover Jenkins Kafka Ford Dell Bain Son Lin Lee Le Do An So Ho Yu Ryan Dan Park Rule Rules Level Round Change Coach Cross Ray Rush Means Moore Ward Jones Garcia Nguyen Patel Ashdown".split(
    " "
  );

/** Labels and notes as companies have them. */
const written = [
  "Engineer, Senior Engineer, Staff Engineer, Lead Engineer, Principal Engineer, Junior Developer, Senior Dev, Engineering Manager",
  "Ruby engineer; Rust/Swift/Julia developer; Java, Python, Scala and Perl; C Sharp; Pascal; Kafka platform; Jenkins, Oracle, Spring",
  "Sales Manager, Paris; Account Executive (Austin); Support, Sydney; Office Manager, Berlin; Counsel, London; Houston & Dallas",
  "English teacher, French Localisation, German Market Lead, Field Sales, Page Speed, Price & Power, Bond Trader, Law, Head Chef",
  "Coding, System Design, Values, Leadership, Product Sense, Case study, Craft, Data Modelling, Deep Dive, Hiring Manager, Bar Raiser",
  "Referral, LinkedIn, Indeed, Agency, Ashby, Lever, Hunter, Campus, Sourced, Career Page, Job board, Meetup, Hired",
  "Core Platform, Growth, Payments, Search, West Coast, North, Green Team, River, Trust & Safety, Black Box Testing",
  "Session on the coding rubric, May 2026",
  "New rubric from June on; will be reviewed in August",
  "March: interviewers were trained. April: rules of the debrief changed",
  "Long loops cut to four rounds; the bar of Level 4 may rise",
  "Will try two questions fewer. Mark scheme rewritten. Best of both"
].flatMap((line) => [line, ...line.split(/[,;.] ?/)]);

function textsOf(content: unknown): string[] {
  if (typeof content === "string") return [content];
  return content === null || typeof content !== "object" ? [] : Object.values(content).flatMap(textsOf);
}

const companies = repetitions(40, 1000, 1000);

let ours: string[];
beforeAll(async () => {
  const contents = (await Promise.all(audiences.map(sampleDatasets))).flat().map(({content}) => content);
  ours = [...new Set(contents.flatMap(textsOf))].filter((text) => /\p{L} \p{L}/u.test(text));
}, 300_000);

it("companies of people with common names are refused no text of the pages, no usual label and no usual note", () => {
  expect(ours.length).toBeGreaterThan(500);
  const refused = new Set<string>();
  for (let company = 0; company < companies; company++) {
    const random = createRandom(company);
    const any = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)]!;
    const people = (count: number): string[] => Array.from({length: count}, () => `${any(first)} ${any(last)}`);
    const search = leakSearch({
      ids: Array.from({length: 50}, (_, index) => `A${1000 + index}`),
      interviewers: people(20),
      candidates: people(80),
      minimum: 5
    });
    for (const text of written) if (search.inWritten(text) !== null) refused.add(text);
    for (let i = 0; i < 40; i++) {
      const text = any(ours);
      if (search.inOurs(text) !== null) refused.add(text);
    }
  }
  expect([...refused]).toEqual([]);
});

it("in each of them a full name in a note, and a telling name alone, are refused", () => {
  for (let company = 0; company < companies; company++) {
    const random = createRandom(company);
    const any = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)]!;
    const given = any(first);
    const family = any(last.filter((name) => name !== given));
    const search = leakSearch({ids: [], interviewers: [`${given} ${family}`, "Priya Ashdown"], candidates: []});
    expect(search.inWritten(`Engineer (backfill for ${family}, ${given})`)).toBe("a full name");
    expect(search.inWritten("Engineer (backfill for Ashdown)")).toBe("a first or last name");
  }
});
