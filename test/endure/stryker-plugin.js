// What Stryker asks while it runs: which changes to try, which not to make, and where to write what became of each.
import {createHash} from "node:crypto";
import {appendFileSync, readFileSync} from "node:fs";
import {basename} from "node:path";

const {share, only, tried, store, about} = JSON.parse(readFileSync(process.env.PLUMBLINE_MUTATION_PLAN, "utf8"));
const [known, wanted] = [new Set(tried), only && new Set(only)];

/** Names a change: file, place and what stands there instead. */
function keyOf({fileName, mutatorName, replacement}, {start, end}) {
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${basename(fileName)}:${place} ${mutatorName} → ${replacement}`;
}

/** Puts a change at its place of the order in which all are tried: 0 to 1, the same in every run. */
function placeOf(key) {
  return createHash("sha256").update(key).digest().readUInt32BE() / 2 ** 32;
}

/** Lets through the sample: what stands below `share` in the order and was not tried before, or what `only` names. */
class Sampled {
  async init() {}

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => {
        const fromOne = ({line, column}) => ({line: line + 1, column: column + 1});
        const key = keyOf(mutant, {start: fromOne(mutant.location.start), end: fromOne(mutant.location.end)});
        const isWanted = wanted ? wanted.has(key) : placeOf(key) < share && !known.has(key);
        return [mutant.id, isWanted ? {status: "passed"} : {status: "compileError", reason: "not in the sample"}];
      })
    );
  }

  group(mutants) {
    return [mutants.map(({id}) => id)];
  }
}

/** Writes each outcome at once, so that whoever stops the run loses none; and how many changes there are in all. */
class Outcomes {
  onMutantTested(mutant) {
    const {fileName, status, location} = mutant;
    if (status === "CompileError" || status === "Ignored") return;
    append({
      key: keyOf(mutant, location),
      status,
      ...about[Object.keys(about).find((path) => fileName.endsWith(path))]
    });
  }

  onMutationTestReportReady({files}) {
    const all = Object.values(files).flatMap(({mutants}) => mutants);
    append({mutants: all.filter(({status}) => status !== "Ignored").length});
  }
}

function append(line) {
  appendFileSync(store, `${JSON.stringify(line)}\n`);
}

/** The wording of an error is not judged: text that is said to a new …Error or to refused(). */
const wording = {
  shouldIgnore(path) {
    if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
    const said = path.findParent((parent) => parent.isNewExpression() || parent.isCallExpression());
    const {name = ""} = said?.node.callee ?? {};
    return /(Error|^refused|^JsonProblem)$/.test(name) ? "wording of an error" : undefined;
  }
};

export const strykerPlugins = [
  {kind: "Checker", name: "sampled", injectableClass: Sampled},
  {kind: "Reporter", name: "outcomes", injectableClass: Outcomes},
  {kind: "Ignore", name: "wording", value: wording}
];
