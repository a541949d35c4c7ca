/** Abbreviations that mean one offset, and the American ones that mean both clocks of a zone. */
const abbreviations: Readonly<Record<string, string>> = {
  z: "+00:00",
  utc: "+00:00",
  gmt: "+00:00",
  wet: "+00:00",
  west: "+01:00",
  bst: "+01:00",
  cet: "+01:00",
  mez: "+01:00",
  cest: "+02:00",
  mesz: "+02:00",
  sast: "+02:00",
  eet: "+02:00",
  eest: "+03:00",
  msk: "+03:00",
  sgt: "+08:00",
  hkt: "+08:00",
  awst: "+08:00",
  jst: "+09:00",
  kst: "+09:00",
  acst: "+09:30",
  aest: "+10:00",
  acdt: "+10:30",
  aedt: "+11:00",
  nzst: "+12:00",
  nzdt: "+13:00",
  brt: "-03:00",
  edt: "-04:00",
  est: "-05:00",
  cdt: "-05:00",
  cst: "-06:00",
  mdt: "-06:00",
  mst: "-07:00",
  pdt: "-07:00",
  pst: "-08:00",
  akdt: "-08:00",
  akst: "-09:00",
  hst: "-10:00",
  et: "America/New_York",
  ct: "America/Chicago",
  mt: "America/Denver",
  pt: "America/Los_Angeles"
};

/** Abbreviations that several countries use: where the configured zone is one of these, they mean its own; null for none. */
const shared: readonly {where: RegExp; means: Readonly<Record<string, string | null>>}[] = [
  {where: /^(Asia\/(Kolkata|Calcutta)$|India)/, means: {ist: "+05:30"}},
  {where: /^(Asia\/(Jerusalem|Tel_Aviv)|Israel)/, means: {ist: "+02:00"}},
  {where: /^(Europe\/Dublin|Eire)/, means: {ist: "+01:00"}},
  {where: /^Asia\/(Dhaka|Thimphu|Thimbu)/, means: {bst: "+06:00"}},
  {where: /^(Asia\/(Shanghai|Chongqing|Harbin|Taipei|Macau)|PRC|ROC)/, means: {cst: "+08:00"}},
  {where: /^Asia\/Manila/, means: {pst: "+08:00"}},
  {where: /^(America\/Havana|Cuba)/, means: {cst: "-05:00", cdt: "-04:00"}},
  {where: /^Australia\//, means: {est: null, edt: null, cst: null, cdt: null}},
  {where: /^(America|Atlantic|Canada)\//, means: {ast: "-04:00", adt: "-03:00"}}
];

/** Every abbreviation that is known, also those that mean something only in some zones. */
const known = new Set([...Object.keys(abbreviations), ...shared.flatMap(({means}) => Object.keys(means))]);

/**
 * The offset or the zone that a suffix of a time (in small letters) means where `timezone` is configured; null for an
 * abbreviation that may mean several, undefined for a word that is no zone.
 */
export function zoneOf(word: string, timezone: string): string | null | undefined {
  if (word.includes("/")) return regionOf(word);
  const own = shared.find(({where, means}) => word in means && where.test(timezone));
  if (own !== undefined) return own.means[word];
  return abbreviations[word] ?? (known.has(word) ? null : undefined);
}

const regions = new Map<string, string | undefined>();

/** The name of a zone, spelt as it is known. */
function regionOf(word: string): string | undefined {
  if (!regions.has(word)) regions.set(word, spelling(word));
  return regions.get(word);
}

function spelling(word: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: word}).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
