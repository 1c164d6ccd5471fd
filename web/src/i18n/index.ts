export { faultText, loadFaultTexts } from './faults.ts'
export * from './format.ts'
export { type Language, lang, setLanguage, tagOf } from './language.ts'
export { defineMessages, type Param, type PlainKey, type Translator } from './message.ts'
