import {afterAll, beforeAll} from "vitest";
import {serveSites} from "../../loaders/publish/serve.js";
import {type Audience, audiences as allAudiences} from "../../src/contracts/site.js";
import type {BuiltSites} from "../support/sites.js";

/** Sites that are served while the tests of a file, or of one `describe`, run. */
export interface Served {
  readonly built: BuiltSites;
  /** The address of a site, with a slash at its end. */
  site(audience: Audience): string;
}

export function servedSites(make: () => Promise<BuiltSites>, audiences: readonly Audience[] = allAudiences): Served {
  let server: Awaited<ReturnType<typeof serveSites>> | undefined;
  let built: BuiltSites | undefined;
  beforeAll(async () => {
    built = await make();
    server = await serveSites({folder: built.out, sites: audiences.map((audience) => ({audience})), port: 0});
  });
  afterAll(() => server?.close());
  return {
    get built() {
      return built!;
    },
    site: (audience) => `http://127.0.0.1:${server!.port}/${audience}/`
  };
}
