import type {Adapter} from "./adapter.js";
import {ashby} from "./ashby/adapter.js";
import {greenhouseBi} from "./greenhouse/bi.js";
import {fivetranGreenhouse} from "./greenhouse/fivetran.js";
import {fivetranLever} from "./lever/fivetran.js";
import {greenhouseV1} from "./greenhouse/v1.js";
import {greenhouseV3} from "./greenhouse/v3.js";
import {merge} from "./merge.js";
import {lever} from "./lever/api.js";

/** The adapters in the order in which they are offered the files; what none claims is read as a plain export. */
export const adapters: Adapter[] = [
  greenhouseV3,
  greenhouseV1,
  greenhouseBi,
  fivetranGreenhouse,
  fivetranLever,
  lever,
  ashby,
  merge
];
