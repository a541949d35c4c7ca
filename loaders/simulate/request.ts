import {type OptionName, optionNames, options} from "./customs/options.js";
import {type Changes, type Parameters, standard} from "./parameters.js";
import {type Plants, type World, type WorldName, worlds} from "./worlds.js";

/** Which company to simulate. */
export interface WorldRequest {
  world: WorldName;
  /** Phone screens, about; the world's own number when left out. */
  screens?: number;
  seed: number;
  /** In what the company is unlike its world, in any order. */
  with?: readonly OptionName[];
  /** Numbers and customs in place of the world's and the options' own, key by key. */
  parameters?: Changes<Parameters>;
  /** What is planted beside the world's own plants. */
  plants?: Plants;
}

export interface Requested {
  /** The world as the options and the request have changed it. */
  world: World;
  parameters: Parameters;
  /** The options, each once, in the order in which they are applied. */
  with: OptionName[];
}

export function requested(request: WorldRequest): Requested {
  const {screens, parameters = {}, plants = {}, with: asked = []} = request;
  const base: World = worlds[request.world];
  const chosen = optionNames.filter((name) => asked.includes(name));
  const changes = [base.parameters, ...chosen.map((name) => options[name].changes), parameters];
  const size = screens === undefined ? {} : {screens};
  const world = {
    parameters: [...changes, size].reduce<Changes<Parameters>>(merged, {}),
    plants: merged(base.plants, plants),
    overall: base.overall
  };
  return {world, parameters: merged(standard, world.parameters), with: chosen};
}

/** Objects are merged key by key, everything else replaced. */
function merged<T extends object>(base: T, changes: object): T {
  const result = {...base} as Record<string, unknown>;
  for (const [key, value] of Object.entries(changes)) {
    const old = result[key];
    result[key] = isObject(value) && isObject(old) ? merged(old, value) : value;
  }
  return result as T;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
