import type {Adapter} from "./adapter.js";

/** The adapters in the order in which they are offered the files; what none claims is read as a plain export. */
export const adapters: Adapter[] = [];
