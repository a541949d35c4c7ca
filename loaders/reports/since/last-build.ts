import {type Finding, kinds} from "../../../src/contracts/finding.js";
import type {Config} from "../../config/config.js";
import {candidatesBehind} from "../../privacy/behind.js";
import {
  compared,
  type Found,
  type FindingKey,
  type History,
  historyFile,
  readHistory,
  sumOf
} from "../../privacy/finding-history.js";
import {fingerprintOf, keyFile, lastingPseudonym, pseudonymKey} from "../../privacy/pseudonyms.js";
import {fatesOf, madeBy, type PublishedCell, type Standing} from "../../privacy/standing.js";
import {readSql} from "../report.js";
import {isAboutPerson} from "../finding.js";
import {type FindingsSince, noHistory} from "./findings-since.js";
import {version} from "../../warehouse/audit.js";
import type {Warehouse} from "../../warehouse/connection.js";

const inLoopsSql = readSql(new URL("./everyone-in-loops.sql", import.meta.url));

export interface ThisBuild {
  findings: readonly Finding[];
  people: Standing["people"];
  /** Of the interviewers that the data know. */
  interviewers: readonly string[];
  config: Config;
  sampleData: boolean;
  now: Date;
  /** The warehouse that the history lies beside. */
  beside: string;
  /** Who stands behind what is published. */
  standing: Standing | null;
}

export interface SinceLastBuild {
  since: FindingsSince;
  /** To be kept once the sites stand; null where nothing may be told yet, or of sample data. */
  history: History | null;
  /** Every finding as a cell, so that the next build knows who changed behind it. */
  cells: ReadonlyMap<string, PublishedCell>;
  /** What was wrong with the history that was there. */
  problem: string | null;
}

/** What this build's findings are beside those of the last. Sample data are no company's, and keep none. */
export async function sinceLastBuild(warehouse: Warehouse, build: ThisBuild): Promise<SinceLastBuild> {
  if (build.sampleData) return {since: noHistory, history: null, cells: new Map(), problem: null};
  const {findings, people, config, now} = build;
  const key = await pseudonymKey(keyFile(config.privacy.key_file));
  const keyed = (finding: Finding): FindingKey => keyOf(finding, key);
  const cellOf = (finding: Finding): string => `findings${JSON.stringify(Object.values(keyed(finding)))}`;
  const everyone = new Set(Object.keys(people));
  const cells = new Map(
    findings.map((finding) => {
      const name = cellOf(finding);
      return [name, {people: candidatesBehind(finding) ?? everyone, family: name}] as const;
    })
  );
  const made = madeBy(config, version());
  const fates = fatesOf(
    build.standing,
    {made, people, cells, builtAt: now.toISOString()},
    config.privacy.minimum_candidates
  );
  const isHeld = (finding: Finding): boolean => ["keep", "withhold"].includes(fates.of.get(cellOf(finding)) ?? "");
  const found = findings.map((finding): Found => ({
    ...keyed(finding),
    verdict: finding.verdict,
    held: isHeld(finding)
  }));
  const {history, problem} = await readHistory(historyFile(build.beside), fingerprintOf(key));
  const [loops] = await warehouse.rows<{candidates: number}>(inLoopsSql);
  const counts = {candidates: Object.keys(people).length, inLoops: loops?.candidates ?? 0};
  const {last, before, first, gone, next} = compared(history, {
    key: fingerprintOf(key),
    now: {at: now.toISOString(), data: sumOf(people), made, ...counts},
    findings: found
  });
  const byPseudonym = new Map(build.interviewers.map((id) => [lastingPseudonym(id, key), id]));
  const since: FindingsSince = {
    last: last && {
      day: last.at.slice(0, 10),
      candidates: last.candidates,
      inLoops: last.inLoops,
      sameSettings: last.made === made
    },
    now: counts,
    day: (finding) => first(keyed(finding))?.slice(0, 10) ?? null,
    isNew: (finding) => last !== null && (first(keyed(finding)) ?? "") > last.at,
    before: (finding) => before(keyed(finding)),
    isHeld,
    gone: gone.flatMap(({kind: known, subject}) => {
      const kind = kinds.find((one) => one === known);
      if (kind === undefined) return [];
      const isPerson = isAboutPerson(kind, subject);
      return [{kind, isPerson, subject: isPerson ? (byPseudonym.get(subject) ?? null) : subject}];
    })
  };
  const isStill = fates.standing.cells[""]!.changed.length > 0;
  return {since, history: isStill ? null : next, cells, problem};
}

function keyOf({kind, subject, slice}: Finding, key: Buffer): FindingKey {
  return {kind, subject: isAboutPerson(kind, subject) ? lastingPseudonym(subject, key) : subject, slice};
}
