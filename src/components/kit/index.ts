export {afterPaint} from "./after-paint.js";
export {answerCard, refusalNotice} from "./answer-card.js";
export {dataStrip, pageHead} from "./data-strip.js";
export {definitions, whatThisCannotTell} from "./definitions.js";
