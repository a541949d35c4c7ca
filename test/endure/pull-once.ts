import {pull} from "../../loaders/pull/pull.js";
import {systemFor} from "../../loaders/pull/credentials.js";
import {companies, type CompanyName} from "../pull/support/companies.js";

/** Pulls everything of a company from a server into a folder, at so many requests a second; prints the most memory in MB. */
const [name, baseUrl, exports, requests] = process.argv.slice(2) as [CompanyName, string, string, string];
const {secrets, system} = companies[name];
await pull({
  system: {...systemFor(system, secrets), pace: {requests: Number(requests), milliseconds: 1000}},
  secrets,
  exports,
  now: new Date(),
  baseUrl,
  keep: {},
  full: true,
  fullEveryDays: 7
});
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
