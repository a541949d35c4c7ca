import {pages} from "../publish/pages.js";

export interface PageReadiness {
  page: string;
  /** The files it reads are there; whether they hold enough is for the page to say. */
  ready: boolean;
  missing: string[];
}

/** Which pages have the files they read, from the accepted rows per canonical table. */
export function pageReadiness(accepted: Record<string, number>): PageReadiness[] {
  return pages
    .filter(({needs}) => needs.length > 0)
    .map(({path, needs}) => {
      const missing = needs.filter(({table}) => !accepted[table]).map(({table, why}) => `${table}: ${why}`);
      return {page: path, ready: missing.length === 0, missing};
    });
}
