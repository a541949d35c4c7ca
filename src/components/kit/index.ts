export {dataStrip} from "./data-strip.js";
export {definitions, note, whatThisCannotTell} from "./definitions.js";
export {findingCard, refusalNotice} from "./finding-card.js";
