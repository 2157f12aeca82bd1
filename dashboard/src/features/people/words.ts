/** The words of this part, by language. */
export { en } from "./words-en";
export { zhHans } from "./words-zh-hans";
export { zhHant } from "./words-zh-hant";
